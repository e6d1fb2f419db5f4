package payer.service.sandbox;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import payer.service.sandbox.chart.Nodes;

/** What a practice sends to be told of changes: the whole answer each time, to its own address, with a secret as proof. */
final class SubscriptionDraft {
    private static final String TOPIC = "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private SubscriptionDraft() {}

    static ObjectNode of(String npi, String endpoint, String secret, OffsetDateTime end) {
        var subscription = Nodes.object().put("resourceType", "Subscription").put("status", "requested");
        subscription
                .put("end", ISO_OFFSET_DATE_TIME.format(end))
                .put("reason", "To tell clinicians what became of their requests");
        subscription.put("criteria", TOPIC);
        subscription
                .putObject("_criteria")
                .putArray("extension")
                .addObject()
                .put("url", BACKPORT + "backport-filter-criteria")
                .put("valueString", "org-identifier=" + npi);
        var channel = subscription.putObject("channel").put("type", "rest-hook").put("endpoint", endpoint);
        channel.put("payload", "application/fhir+json");
        channel.putObject("_payload")
                .putArray("extension")
                .addObject()
                .put("url", BACKPORT + "backport-payload-content")
                .put("valueCode", "full-resource");
        channel.putArray("header").add("Authorization: Bearer " + secret);
        return subscription;
    }
}
