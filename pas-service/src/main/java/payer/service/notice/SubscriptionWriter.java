package payer.service.notice;

import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Shows a subscriber as FHIR's Subscription. */
final class SubscriptionWriter {
    private SubscriptionWriter() {}

    static Subscription of(Subscriber subscriber) {
        var subscription = new Subscription();
        subscription.setId(subscriber.id().toString());
        subscription.getMeta().setLastUpdated(Date.from(subscriber.changed()));
        subscription.setStatus(SubscriptionStatus.fromCode(code(subscriber)));
        subscription.setReason(subscriber.reason().isBlank() ? "prior authorization results" : subscriber.reason());
        subscription.setCriteria(SubscriptionReader.TOPIC);
        subscription
                .getCriteriaElement()
                .addExtension(
                        SubscriptionReader.FILTER,
                        new StringType("org-identifier=" + String.join(",", subscriber.providers())));
        subscriber.end().ifPresent(end -> subscription.setEnd(Date.from(end)));
        var channel = subscription.getChannel();
        channel.setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint(subscriber.endpoint().toString())
                .setPayload(subscriber.contentType());
        subscriber.headers().forEach(channel::addHeader);
        subscriber
                .heartbeat()
                .ifPresent(pause -> channel.addExtension(
                        SubscriptionReader.HEARTBEAT, new UnsignedIntType((int) pause.toSeconds())));
        channel.getPayloadElement()
                .addExtension(
                        SubscriptionReader.CONTENT, new CodeType(subscriber.full() ? "full-resource" : "id-only"));
        return subscription;
    }

    static String code(Subscriber subscriber) {
        return subscriber.status().name().toLowerCase(Locale.ROOT);
    }
}
