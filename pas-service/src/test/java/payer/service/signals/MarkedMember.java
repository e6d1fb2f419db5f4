package payer.service.signals;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.message.FormsRequest;
import payer.testdata.message.OrderSignHook;
import payer.testdata.message.PriorAuthRequest;

/** The member of a case under a name, a number and an id that are found again wherever they get to. */
final class MarkedMember {
    private final Case situation;
    private final String mark;

    MarkedMember(RunningService service, String mark, Function<Cases, Case> which) {
        var zone = service.bean(ServiceSettings.class).zone();
        this.situation = which.apply(Cases.on(LocalDate.now(Clock.system(zone))));
        this.mark = mark;
    }

    /** A transaction that puts the member on the shelf. */
    String records() {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource resource : List.of(situation.patient(), situation.coverage()))
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        return marked(bundle);
    }

    String request() {
        return marked(PriorAuthRequest.of(situation));
    }

    String formsRequest() {
        return marked(FormsRequest.of(situation));
    }

    /** How stands whatever was asked? */
    String inquiry() {
        var bundle = PriorAuthRequest.of(situation);
        var claim = (Claim) bundle.getEntryFirstRep().getResource();
        claim.getIdentifier().clear();
        claim.getSupportingInfo().clear();
        return marked(bundle);
    }

    String hook() {
        return marked(OrderSignHook.of(situation).replaceAll("\" : ", "\":"));
    }

    String id() {
        return mark + "Patient";
    }

    /** Names and numbers, wherever they stand. */
    private String marked(Resource message) {
        return marked(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(message));
    }

    private String marked(String text) {
        var patient = situation.patient();
        var id = patient.getIdElement().getIdPart();
        return text.replace(situation.member().memberId(), mark + "Number")
                .replace(family(patient.getNameFirstRep().getFamily()), family(mark + "Family"))
                .replace("\"id\":\"" + id + "\"", "\"id\":\"" + mark + "Patient\"")
                .replace("Patient/" + id, "Patient/" + mark + "Patient");
    }

    private static String family(String name) {
        return "\"family\":\"" + name + "\"";
    }
}
