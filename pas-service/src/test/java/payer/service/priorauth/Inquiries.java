package payer.service.priorauth;

import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Inquiries made from requests: the same parties, and nothing of what was asked. */
final class Inquiries {
    private Inquiries() {}

    /** How stands whatever was asked for this member? */
    static Bundle about(Bundle request) {
        var inquiry = request.copy();
        inquiry.getIdentifier().setValue(UUID.randomUUID().toString());
        var claim = (Claim) inquiry.getEntryFirstRep().getResource();
        claim.getIdentifier().clear();
        claim.getSupportingInfo().clear();
        claim.getDiagnosis().clear();
        claim.getItem().clear();
        claim.addItem()
                .setSequence(1)
                .setProductOrService(new CodeableConcept()
                        .addCoding(new Coding(
                                "http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-applicable", null)));
        return inquiry;
    }

    /** How stands what was asked under this number? */
    static Bundle about(Bundle request, String number) {
        var inquiry = about(request);
        var claim = (Claim) inquiry.getEntryFirstRep().getResource();
        claim.getItemFirstRep()
                .addExtension(
                        "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-authorizationNumber",
                        new org.hl7.fhir.r4.model.StringType(number));
        return inquiry;
    }
}
