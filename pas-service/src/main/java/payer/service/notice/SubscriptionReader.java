package payer.service.notice;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.priorauth.fhir.Release;
import payer.service.runtime.Ids;

/** Reads a Subscription; what cannot be honoured is refused with its place, all at once. */
@Singleton
final class SubscriptionReader {
    static final String TOPIC = "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic";

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    static final String FILTER = BACKPORT + "backport-filter-criteria";
    static final String CONTENT = BACKPORT + "backport-payload-content";
    static final String HEARTBEAT = BACKPORT + "backport-heartbeat-period";

    private static final Set<String> FILTERS = Set.of("orgidentifier", "org-identifier", "identifier");
    private static final Set<String> TYPES = Set.of("application/fhir+json", "application/fhir+xml");
    private static final int MOST_HEADERS = 20;
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(1);

    private final NoticeSettings settings;
    private final Ids ids;
    private final Clock clock;

    SubscriptionReader(NoticeSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Subscriber read(Subscription subscription, Release release, Caller caller) {
        return new Reading(subscription, release).subscriber(caller);
    }

    private final class Reading {
        private final Subscription subscription;
        private final Release release;
        private final List<Issue> issues = new ArrayList<>();

        Reading(Subscription subscription, Release release) {
            this.subscription = subscription;
            this.release = release;
        }

        Subscriber subscriber(Caller caller) {
            var channel = subscription.getChannel();
            require(TOPIC.equals(subscription.getCriteria()), "the topic is " + TOPIC, "criteria");
            require(
                    channel.getType() == SubscriptionChannelType.RESTHOOK,
                    "notifications go out over rest-hook",
                    "channel.type");
            require(
                    TYPES.contains(contentType()),
                    "notifications are application/fhir+json or application/fhir+xml",
                    "channel.payload");
            require(channel.getHeader().size() <= MOST_HEADERS, "there are too many headers", "channel.header");
            channel.getHeader()
                    .forEach(header ->
                            require(isHeader(header.getValue()), "a header is Name: value", "channel.header"));
            var endpoint = endpoint();
            var providers = providers();
            var full = isFull();
            var heartbeat = heartbeat();
            if (!issues.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, issues);
            return new Subscriber(
                    ids.next(),
                    release,
                    caller.client().value(),
                    Subscriber.Status.REQUESTED,
                    endpoint.orElseThrow(),
                    channel.getHeader().stream().map(PrimitiveType::getValue).toList(),
                    contentType(),
                    full,
                    providers,
                    Optional.ofNullable(subscription.getEnd()).map(end -> end.toInstant()),
                    heartbeat,
                    subscription.hasReason() ? subscription.getReason() : "",
                    0,
                    clock.instant());
        }

        private String contentType() {
            var payload = subscription.getChannel().getPayload();
            return payload == null ? "" : payload.split(";", 2)[0].strip();
        }

        private Optional<URI> endpoint() {
            var address = Optional.ofNullable(subscription.getChannel().getEndpoint())
                    .flatMap(Reading::uri)
                    .filter(settings::allows);
            require(
                    address.isPresent(),
                    "the endpoint is one of the addresses to which this payer has agreed to send",
                    "channel.endpoint");
            return address;
        }

        private static Optional<URI> uri(String text) {
            try {
                return Optional.of(URI.create(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static boolean isHeader(String text) {
            return text.matches("[A-Za-z0-9-]{1,64}: ?[\\x20-\\x7e]{1,4000}");
        }

        /** Release 2.2 has the whole answer only; in release 2.0 it is by agreement, and we agree. */
        private boolean isFull() {
            var content = subscription.getChannel().getPayloadElement().getExtensionsByUrl(CONTENT).stream()
                    .map(Extension::getValue)
                    .map(value -> value instanceof PrimitiveType<?> code ? code.getValueAsString() : "")
                    .findFirst()
                    .orElse("");
            var allowed = release == Release.R2_0 ? Set.of("id-only", "full-resource") : Set.of("full-resource");
            require(
                    allowed.contains(content),
                    "the payload's content is one of " + allowed,
                    "channel.payload.extension");
            return content.equals("full-resource");
        }

        private Optional<Duration> heartbeat() {
            var wanted = subscription.getChannel().getExtensionsByUrl(HEARTBEAT).stream()
                    .map(Extension::getValue)
                    .filter(IntegerType.class::isInstance)
                    .map(seconds -> Duration.ofSeconds(((IntegerType) seconds).getValue()))
                    .findFirst();
            require(
                    wanted.filter(pause ->
                                    pause.compareTo(SHORTEST_HEARTBEAT) < 0 || pause.compareTo(LONGEST_HEARTBEAT) > 0)
                            .isEmpty(),
                    "a heartbeat comes every 10 seconds to every day",
                    "channel.extension");
            return wanted;
        }

        private List<String> providers() {
            var found = subscription.getCriteriaElement().getExtensionsByUrl(FILTER).stream()
                    .map(Extension::getValue)
                    .filter(StringType.class::isInstance)
                    .flatMap(value -> values(((StringType) value).getValue()))
                    .toList();
            require(!found.isEmpty(), "the filter names an organization: org-identifier=…", "criteria.extension");
            return found;
        }

        /** {@code org-identifier=a,b}, with or without the type of resource before and systems within. */
        private Stream<String> values(String filter) {
            var parts = filter.split("=", 2);
            var name = parts[0].substring(parts[0].lastIndexOf('?') + 1);
            name = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (parts.length < 2 || !FILTERS.contains(name)) {
                require(false, "this filter is not known", "criteria.extension");
                return Stream.empty();
            }
            return Stream.of(parts[1].split(",", -1))
                    .map(value -> value.substring(value.lastIndexOf('|') + 1).strip())
                    .filter(value -> !value.isEmpty());
        }

        private void require(boolean condition, String text, String element) {
            if (!condition) issues.add(new Issue(IssueType.NOT_SUPPORTED, text, "Subscription." + element));
        }
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no such subscription");
        }
    }
}
