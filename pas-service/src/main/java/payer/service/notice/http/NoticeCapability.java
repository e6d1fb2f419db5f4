package payer.service.notice.http;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.ServerCapabilities;

/** Says that there are subscriptions, and to what. */
@Singleton
final class NoticeCapability implements CapabilityPart {
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";
    private static final String TOPIC = "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic";

    @Override
    public boolean isFor(Base base) {
        return base.path().startsWith("/pas/");
    }

    @Override
    public void describe(Base base, ServerCapabilities server) {
        var subscription = server.resource("Subscription")
                .profiles(BACKPORT + "StructureDefinition/backport-subscription")
                .interactions(
                        TypeRestfulInteraction.CREATE,
                        TypeRestfulInteraction.READ,
                        TypeRestfulInteraction.UPDATE,
                        TypeRestfulInteraction.DELETE)
                .operation("status", BACKPORT + "OperationDefinition/backport-subscription-status");
        subscription
                .element()
                .addExtension(
                        BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
                        new CanonicalType(TOPIC));
    }
}
