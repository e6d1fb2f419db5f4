package payer.service.priorauth.http;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.ServerCapabilities;

/** Says what prior authorization can do. */
@Singleton
final class PasCapability implements CapabilityPart {
    static final String SUBMIT = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit";
    static final String INQUIRE = "http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-inquiry";
    static final String ATTACH = "http://hl7.org/fhir/us/davinci-cdex/OperationDefinition/submit-attachment";
    private static final String PROFILES = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final String TASK = PROFILES + "profile-task";

    @Override
    public boolean isFor(Base base) {
        return base.path().equals(PasBases.PAS_2_0) || base.path().equals(PasBases.PAS_2_2);
    }

    @Override
    public void describe(Base base, ServerCapabilities server) {
        server.resource("Claim")
                .profiles(
                        PROFILES + "profile-claim",
                        PROFILES + "profile-claim-update",
                        PROFILES + "profile-claim-inquiry")
                .operation("submit", SUBMIT)
                .operation("inquire", INQUIRE);
        server.operation("submit-attachment", ATTACH);
        server.resource("ClaimResponse")
                .profiles(PROFILES + "profile-claimresponse", PROFILES + "profile-claiminquiryresponse")
                .interactions(TypeRestfulInteraction.READ);
        server.resource("Task")
                .profiles(TASK)
                .interactions(
                        TypeRestfulInteraction.READ, TypeRestfulInteraction.UPDATE, TypeRestfulInteraction.SEARCHTYPE)
                .searchParameter("_id", SearchParamType.TOKEN, "http://hl7.org/fhir/SearchParameter/Resource-id")
                .searchParameter("status", SearchParamType.TOKEN, "http://hl7.org/fhir/SearchParameter/Task-status");
    }
}
