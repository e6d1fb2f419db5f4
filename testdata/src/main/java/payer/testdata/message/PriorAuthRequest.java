package payer.testdata.message;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.testdata.Codes;
import payer.testdata.Days;
import payer.testdata.Providers;
import payer.testdata.Systems;
import payer.testdata.cases.Case;

/** The Bundle that {@code Claim/$submit} takes, in the shape of PAS 2.0.1. */
public final class PriorAuthRequest {

    private PriorAuthRequest() {}

    /** The request of a case, under a trace number that is always the same for the case and its day. */
    public static Bundle of(Case situation) {
        return of(situation, "TRN-" + situation.member().memberId() + "-" + situation.today());
    }

    /** The request under its own trace number: with another number it is another request, with other addresses. */
    public static Bundle of(Case situation, String trace) {
        var records = ProviderRecords.of(situation);
        var relocation = Relocation.toMessage(trace);
        var claim = new ClaimWriter(situation, trace).claim();
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        bundle.getIdentifier().setSystem(Providers.EHR_BASE + "/sid/submission").setValue(trace);
        bundle.setTimestampElement(new Days(situation.today()).instant(0));
        for (var resource : sent(records, claim))
            bundle.addEntry().setFullUrl(relocation.addressOf(resource)).setResource(relocation.moved(resource));
        return bundle;
    }

    /** The same in the shape of PAS 2.2.1: amounts have a unit, and what is sent along says what kind of report it is. */
    public static Bundle ofRelease22(Case situation, String trace) {
        var bundle = of(situation, trace);
        var claim = (Claim) bundle.getEntryFirstRep().getResource();
        claim.getItem().forEach(item -> item.getQuantity().setUnit("units"));
        claim.getSupportingInfo().stream()
                .filter(info -> info.hasValueReference())
                .forEach(info -> info.addExtension(documentInformation()));
        return bundle;
    }

    private static Extension documentInformation() {
        var information = new Extension(Systems.PAS + "extension-documentInformation");
        information.addExtension(new Extension("reportTypeCode", Codes.concept(Systems.X12 + "755", "15")));
        return information;
    }

    private static List<Resource> sent(ProviderRecords records, Resource claim) {
        var sent = new ArrayList<Resource>();
        for (var resource : records.closureOf(claim))
            sent.add(resource instanceof DomainResource one ? signed(one) : resource);
        return sent;
    }

    /** An order leaves as a draft for advice and as an active order for authorization. */
    private static Resource signed(DomainResource resource) {
        return switch (resource) {
            case DeviceRequest order -> order.copy().setStatus(DeviceRequest.DeviceRequestStatus.ACTIVE);
            case ServiceRequest order -> order.copy().setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
            case MedicationRequest order
            when order.getStatus() == MedicationRequest.MedicationRequestStatus.DRAFT ->
                order.copy().setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
            default -> resource;
        };
    }
}
