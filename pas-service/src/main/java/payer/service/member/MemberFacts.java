package payer.service.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.decision.Fact;
import payer.intake.Authors;
import payer.intake.RecordFacts;
import payer.service.records.Compartments;
import payer.service.records.search.OwnRecords;

/** What the payer itself knows of a member: the claims it has paid, and the chart as far as it has come to the payer. */
@Singleton
public final class MemberFacts {
    /** Those that {@link RecordFacts} can read. */
    private static final List<Class<? extends Resource>> TELLING = List.of(
            Observation.class,
            Condition.class,
            Procedure.class,
            Encounter.class,
            ServiceRequest.class,
            ExplanationOfBenefit.class);

    private static final int MOST = 5_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final OwnRecords records;
    private final Compartments compartments;
    private final TransactionOperations<Connection> transactions;
    private final Cache<MemberId, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    /** What was read, and of which state of the records. */
    private record Remembered(List<Fact> facts, String stamp) {
        @Override
        public String toString() {
            return "Remembered";
        }
    }

    MemberFacts(OwnRecords records, Compartments compartments, TransactionOperations<Connection> transactions) {
        this.records = records;
        this.compartments = compartments;
        this.transactions = transactions;
    }

    /** Read anew only when something of the member has changed. */
    public List<Fact> known(MemberId member) {
        return transactions.executeRead(tx -> {
            // Before reading: what changes in between is then read once more, and never missed.
            var stamp = compartments.stamps(List.of(member.value())).getOrDefault(member.value(), "");
            return known(member, stamp);
        });
    }

    /** The same of somebody who has just been looked up: whether anything has changed was asked then. */
    public List<Fact> known(Member member) {
        return member.stamp().isEmpty()
                ? known(member.id())
                : transactions.executeRead(tx -> known(member.id(), member.stamp()));
    }

    private List<Fact> known(MemberId member, String stamp) {
        var known = remembered.getIfPresent(member);
        if (known != null && known.stamp().equals(stamp)) return known.facts();
        var facts = read(member);
        remembered.put(member, new Remembered(facts, stamp));
        return facts;
    }

    private List<Fact> read(MemberId member) {
        var telling = records.ofPatients(List.of(member.value()), TELLING);
        var reader = new RecordFacts(authors(telling));
        return telling.stream()
                .flatMap(resource -> reader.read(resource).stream())
                .toList();
    }

    /** Who is a laboratory, a physician or a therapist. Who supplies what is asked for is told by requests only. */
    private Authors authors(List<? extends Resource> telling) {
        var named = telling.stream()
                .flatMap(MemberFacts::named)
                .map(Reference::getReferenceElement)
                .filter(id -> id.hasIdPart() && id.hasResourceType())
                .collect(Collectors.groupingBy(
                        IIdType::getResourceType, Collectors.mapping(IIdType::getIdPart, Collectors.toSet())));
        return Authors.among(
                Stream.concat(
                        records.all(Practitioner.class, named.getOrDefault("Practitioner", Set.of())).stream(),
                        records.all(Organization.class, named.getOrDefault("Organization", Set.of())).stream()),
                Stream.of());
    }

    private static Stream<Reference> named(Resource resource) {
        return switch (resource) {
            case Observation observation -> observation.getPerformer().stream();
            case ServiceRequest order -> Stream.of(order.getRequester());
            case Encounter encounter ->
                encounter.getParticipant().stream().map(Encounter.EncounterParticipantComponent::getIndividual);
            default -> Stream.of();
        };
    }
}
