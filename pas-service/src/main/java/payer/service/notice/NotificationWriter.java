package payer.service.notice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** Writes what is sent to subscribers: a history of a status and, if there is an event, what it is about. */
@Singleton
final class NotificationWriter {
    private static final String STATUS_PROFILE =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";
    private static final String NOTIFICATION_PROFILE =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4";

    private final String url;
    private final Ids ids;
    private final Clock clock;

    NotificationWriter(ServiceSettings settings, Ids ids, Clock clock) {
        this.url = settings.url().toString();
        this.ids = ids;
        this.clock = clock;
    }

    Bundle handshake(Subscriber subscriber) {
        return history(subscriber, parameters(subscriber, "handshake", "requested"));
    }

    Bundle heartbeat(Subscriber subscriber) {
        return history(subscriber, parameters(subscriber, "heartbeat", "active"));
    }

    /** @param answer the answer itself, for subscribers who are sent it */
    Bundle event(Subscriber subscriber, Notice notice, Optional<Bundle> answer, Instant changed) {
        var status = parameters(subscriber, "event-notification", "active");
        var kind = subscriber.full() ? "Bundle/" : "ClaimResponse/";
        var focus = base(subscriber) + "/" + kind + notice.authorization();
        var event = status.addParameter().setName("notification-event");
        event.addPart().setName("event-number").setValue(new StringType(Long.toString(notice.number())));
        event.addPart().setName("timestamp").setValue(new InstantType(Date.from(changed)));
        event.addPart().setName("focus").setValue(new Reference(focus));
        var history = history(subscriber, status);
        var entry = requested(history.addEntry().setFullUrl(focus), kind + notice.authorization());
        answer.ifPresent(bundle -> {
            bundle.setId(notice.authorization());
            entry.setResource(bundle);
        });
        return history;
    }

    /** How a subscription stands, for who asks. */
    Bundle status(Subscriber subscriber) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(1);
        bundle.setId(ids.next().toString());
        var status = parameters(subscriber, "query-status", SubscriptionWriter.code(subscriber));
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status)
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH);
        return bundle;
    }

    private Bundle history(Subscriber subscriber, Parameters status) {
        var bundle = new Bundle().setType(BundleType.HISTORY).setTimestamp(Date.from(clock.instant()));
        bundle.setId(ids.next().toString());
        bundle.getMeta().addProfile(NOTIFICATION_PROFILE);
        var entry = bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status);
        requested(entry, address(subscriber) + "/$status");
        return bundle;
    }

    private static BundleEntryComponent requested(BundleEntryComponent entry, String address) {
        entry.getRequest().setMethod(HTTPVerb.GET).setUrl(address);
        entry.getResponse().setStatus("200");
        return entry;
    }

    private Parameters parameters(Subscriber subscriber, String type, String status) {
        var parameters = new Parameters();
        parameters.setId(ids.next().toString());
        parameters.getMeta().addProfile(STATUS_PROFILE);
        parameters.addParameter().setName("subscription").setValue(new Reference(address(subscriber)));
        parameters.addParameter().setName("topic").setValue(new CanonicalType(SubscriptionReader.TOPIC));
        parameters.addParameter().setName("status").setValue(new CodeType(status));
        parameters.addParameter().setName("type").setValue(new CodeType(type));
        parameters
                .addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(Long.toString(subscriber.events())));
        return parameters;
    }

    private String base(Subscriber subscriber) {
        return url + subscriber.release().path();
    }

    private String address(Subscriber subscriber) {
        return base(subscriber) + "/Subscription/" + subscriber.id();
    }
}
