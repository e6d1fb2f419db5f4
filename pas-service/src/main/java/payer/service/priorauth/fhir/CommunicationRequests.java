package payer.service.priorauth.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Standing;

/** What is asked back within an answer: for each line of which too little is known, its form and the documents that show it. */
final class CommunicationRequests {
    /** The one LOINC code by which a questionnaire is asked for; the trace number is the form's context. */
    private static final String QUESTIONNAIRE = "102089-0";

    /** Of X12's list 755. */
    private static final String REPORT = "15";

    private final PriorAuth authorization;
    private final ClaimResponse response;
    private final BundleIndex index;
    private final Release release;

    CommunicationRequests(PriorAuth authorization, ClaimResponse response, BundleIndex index, Release release) {
        this.authorization = authorization;
        this.response = response;
        this.index = index;
        this.release = release;
    }

    List<CommunicationRequest> all() {
        var all = new ArrayList<CommunicationRequest>();
        for (var line : authorization.lines())
            if (line.standing() instanceof Standing.Asked asked) wanted(asked).forEach(code -> all.add(of(line, code)));
        return all;
    }

    /** The documents that are asked for; and the form, if there are questions that no document answers. */
    private static Set<String> wanted(Standing.Asked asked) {
        var codes = new LinkedHashSet<String>(asked.documents());
        if (asked.asksForForm()) codes.add(QUESTIONNAIRE);
        return codes;
    }

    private CommunicationRequest of(AuthLine line, String code) {
        var request = new CommunicationRequest();
        request.setId(DerivedIds.of(authorization.id(), "communication-" + line.sequence() + "-" + code)
                .toString());
        request.setStatus(CommunicationRequest.CommunicationRequestStatus.ACTIVE);
        request.addIdentifier(SmallValues.identifier(Traces.of(authorization, line)));
        request.addCategory(Concepts.x12("755", REPORT));
        request.addMedium(Concepts.pas("CDEX"));
        var payload = request.addPayload().setContent(new StringType(code));
        var number = new Extension(Pas.extension("serviceLineNumber"), new PositiveIntType(line.sequence()));
        line.asked().service().diagnoses().stream()
                .map(Concepts::of)
                .map(diagnosis -> new Extension(Pas.extension("communicatedDiagnosis"), diagnosis))
                .forEach(payload::addExtension);
        switch (release) {
            case R2_0 -> payload.addExtension(number);
            case R2_2 -> request.addExtension(number);
        }
        request.setRequester(response.getInsurer().copy());
        recipient().ifPresent(request::addRecipient);
        request.setSender(response.getRequestor().copy());
        return request;
    }

    /** Whoever asked; of a role the place, or the person where there is none. */
    private Optional<Reference> recipient() {
        return index.at(response.getRequestor()).flatMap(asker -> switch (asker) {
            case PractitionerRole role ->
                Stream.of(role.getOrganization(), role.getPractitioner())
                        .filter(one -> index.at(one).isPresent())
                        .map(index::pointer)
                        .findFirst();
            default -> Optional.of(response.getRequestor().copy());
        });
    }
}
