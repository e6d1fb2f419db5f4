package payer.service.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A member's practice and what it sends; each time as something new, so that the story can be told again. */
final class DemoPractice {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String member;
    private final String hook;
    private final String forms;
    private final String request;
    private final String answers;

    private DemoPractice(String member, String hook, String forms, String request, String answers) {
        this.member = member;
        this.hook = hook;
        this.forms = forms;
        this.request = request;
        this.answers = answers;
    }

    static Optional<DemoPractice> of(DemoFiles files, String member, LocalDate today) {
        return files.message(member, "order-sign", today)
                .flatMap(hook -> files.message(member, "questionnaire-package", today)
                        .flatMap(forms -> files.message(member, "submit", today)
                                .map(request -> new DemoPractice(
                                        member,
                                        hook,
                                        forms,
                                        request,
                                        files.message(member, "answers", today).orElse("{}")))));
    }

    String member() {
        return member;
    }

    ObjectNode orderSign() {
        return parsed(hook).put("hookInstance", UUID.randomUUID().toString());
    }

    /** {@code assertion} is the number under which the payer remembers what it said of the order. */
    ObjectNode formsFor(String assertion) {
        var parameters = parsed(forms);
        parameters.withArray("parameter").addObject().put("name", "context").put("valueString", assertion);
        return parameters;
    }

    /** The form as the clinician fills it in. */
    FilledForm filled(JsonNode draft) {
        return FilledForm.of(draft, parsed(answers));
    }

    ObjectNode request() {
        var own = "DEMO-" + member;
        return parsed(
                request.replace(own, own + "-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    /** What the practice asks later: how stands what we asked for this member, under this number? */
    static ObjectNode inquiry(ObjectNode request, String number) {
        var inquiry = request.deepCopy();
        inquiry.withObject("/identifier").put("value", UUID.randomUUID().toString());
        var claim = inquiry.withObject("/entry/0/resource");
        claim.remove(java.util.List.of("identifier", "supportingInfo", "diagnosis", "item"));
        var item = claim.putArray("item").addObject().put("sequence", 1);
        item.putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-authorizationNumber")
                .put("valueString", number);
        item.putObject("productOrService")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                .put("code", "not-applicable");
        return inquiry;
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the demo messages are JSON", e);
        }
    }
}
