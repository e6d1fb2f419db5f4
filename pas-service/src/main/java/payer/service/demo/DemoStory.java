package payer.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One authorization from the order to the decision, told while it happens. */
final class DemoStory {
    private static final String HOOK = "/crd/2.0/cds-services/order-sign";
    private static final String FORMS = "/dtr/2.0/fhir/Questionnaire/$questionnaire-package";
    private static final String SUBMIT = "/pas/2.0/fhir/Claim/$submit";
    private static final String INQUIRE = "/pas/2.0/fhir/Claim/$inquire";

    private static final String INFORMATION = "ext-coverage-information";
    private static final String REVIEW = "extension-reviewAction";

    private final DemoPractice practice;
    private final DemoCalls calls;
    private final Narration narration;

    DemoStory(DemoPractice practice, DemoCalls calls, Narration narration) {
        this.practice = practice;
        this.calls = calls;
        this.narration = narration;
    }

    void tell() throws IOException, InterruptedException {
        var hook = practice.orderSign();
        order(hook);
        var said = sign(hook);
        var assertion = said.stream()
                .filter(information -> part(information, "questionnaire").isPresent())
                .flatMap(information -> part(information, "coverage-assertion-id").stream())
                .findFirst();
        var forms = form(assertion);
        var request = practice.request();
        forms.forEach(form -> form.attachTo(request));
        var answer = submit(request);
        inquire(request, answer);
    }

    private void order(JsonNode hook) {
        narration.step(1, "A clinician writes an order for member " + practice.member() + ".");
        for (var entry : hook.at("/context/draftOrders/entry")) {
            var code = entry.path("resource")
                    .findPath("coding")
                    .path(0)
                    .path("code")
                    .asText();
            narration.say(entry.at("/resource/resourceType").asText() + " " + code + ", "
                    + entry.at("/resource/codeCodeableConcept/text").asText());
        }
    }

    private List<JsonNode> sign(ObjectNode hook) throws IOException, InterruptedException {
        narration.step(2, "While it is signed, the EHR fires a hook. The payer answers on the order itself.");
        narration.sent(HOOK, hook);
        var answer = calls.hook(HOOK, hook);
        narration.got(answer);
        var said = new ArrayList<JsonNode>();
        for (var action : answer.path("systemActions"))
            for (var extension : action.at("/resource/extension"))
                if (extension.path("url").asText().endsWith(INFORMATION)) said.add(extension);
        said.forEach(this::tellInformation);
        answer.path("cards")
                .forEach(card -> narration.say("Card: " + card.path("summary").asText()));
        return said;
    }

    private void tellInformation(JsonNode information) {
        var words = new ArrayList<String>();
        for (var part : information.path("extension"))
            value(part).ifPresent(value -> words.add(part.path("url").asText() + " " + value));
        narration.say("The payer says: " + String.join(", ", words));
    }

    /** Those that were handed in; none where nothing is open. */
    private List<FilledForm> form(Optional<String> assertion) throws IOException, InterruptedException {
        narration.step(3, "Where something is open, the payer has a form for it, filled in from what is known.");
        if (assertion.isEmpty()) {
            narration.say("Nothing is open: there is no form.");
            return List.of();
        }
        var parameters = practice.formsFor(assertion.get());
        narration.sent(FORMS, parameters);
        var answer = calls.fhir(FORMS, "system/Questionnaire.rs", parameters);
        narration.got(answer);
        resources(answer, "Questionnaire")
                .forEach(form -> narration.say("Form: " + form.path("title").asText()));
        var drafts = resources(answer, "QuestionnaireResponse");
        drafts.forEach(draft -> tellAnswers("filled in", draft.path("item")));
        var filled = drafts.stream().map(practice::filled).toList();
        filled.forEach(form -> form.told().forEach(said -> narration.say("  by hand: " + said)));
        return filled;
    }

    private void tellAnswers(String how, JsonNode items) {
        for (var item : items) {
            if (item.has("answer"))
                narration.say("  " + how + ": " + item.path("text").asText() + " "
                        + word(item.path("answer").path(0)));
            tellAnswers(how, item.path("item"));
        }
    }

    private JsonNode submit(ObjectNode request) throws IOException, InterruptedException {
        narration.step(4, "The practice asks for authorization. The payer decides inside the call.");
        narration.sent(SUBMIT, request);
        var answer = calls.fhir(SUBMIT, "system/Claim.cruds", request);
        narration.got(answer);
        resources(answer, "ClaimResponse").forEach(this::tellDecision);
        resources(answer, "Task")
                .forEach(task ->
                        narration.say("A task waits: " + task.path("status").asText() + " "
                                + task.findPath("text").asText()));
        return answer;
    }

    private void tellDecision(JsonNode response) {
        for (var item : response.path("item"))
            narration.say("Line " + item.path("itemSequence").asInt() + ": "
                    + String.join(
                            "; ", reviews(item).stream().map(DemoStory::told).toList()));
        for (var error : response.path("error"))
            narration.say("Refused: " + error.path("code").path("text").asText());
        response.path("processNote")
                .forEach(note -> narration.say("Note: " + note.path("text").asText()));
    }

    /** A review action: its code, and the number under which the line is authorized. */
    private static String told(JsonNode review) {
        var words = new ArrayList<String>();
        for (var part : review.path("extension")) value(part).ifPresent(words::add);
        return String.join(" ", words);
    }

    private void inquire(ObjectNode request, JsonNode answer) throws IOException, InterruptedException {
        narration.step(5, "Later, the practice asks how it stands.");
        var number = number(answer);
        if (number.isEmpty()) {
            narration.say("Nothing was authorized yet: there is no number to ask by.");
            return;
        }
        var inquiry = DemoPractice.inquiry(request, number.get());
        narration.sent(INQUIRE, inquiry);
        var found = calls.fhir(INQUIRE, "system/ClaimResponse.rs", inquiry);
        narration.got(found);
        resources(found, "ClaimResponse").forEach(this::tellDecision);
    }

    private static List<JsonNode> reviews(JsonNode item) {
        var reviews = new ArrayList<JsonNode>();
        for (var adjudication : item.path("adjudication"))
            for (var extension : adjudication.path("extension"))
                if (extension.path("url").asText().endsWith(REVIEW)) reviews.add(extension);
        return reviews;
    }

    private static Optional<String> number(JsonNode answer) {
        for (var response : resources(answer, "ClaimResponse"))
            for (var item : response.path("item"))
                for (var review : reviews(item)) {
                    var number = part(review, "number");
                    if (number.isPresent()) return number;
                }
        return Optional.empty();
    }

    /** All resources of a type, however deep they stand in bundles and parameters. */
    private static List<JsonNode> resources(JsonNode answer, String type) {
        return within(answer).stream()
                .filter(node -> node.path("resourceType").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> within(JsonNode node) {
        var found = new ArrayList<JsonNode>(List.of(node));
        for (var entry : node.path("entry")) found.addAll(within(entry.path("resource")));
        for (var parameter : node.path("parameter")) found.addAll(within(parameter.path("resource")));
        return found;
    }

    /** The value of the first extension of that name, in an extension or in a list of them. */
    private static Optional<String> part(JsonNode extension, String url) {
        for (var part : extension.isArray() ? extension : extension.path("extension"))
            if (part.path("url").asText().equals(url)) return value(part);
        return Optional.empty();
    }

    /** What an extension says, in a word. */
    private static Optional<String> value(JsonNode extension) {
        for (var field : extension.properties())
            if (field.getKey().startsWith("value")) return Optional.of(plain(field.getValue()));
        return Optional.empty();
    }

    /** What an answer says, in a word. */
    static String word(JsonNode answer) {
        return value(answer).orElse("");
    }

    private static String plain(JsonNode value) {
        if (value.isBoolean()) return value.asBoolean() ? "yes" : "no";
        if (value.isValueNode()) return value.asText();
        if (value.has("unit"))
            return value.path("value").asText() + " " + value.path("unit").asText();
        if (value.has("display")) return value.path("display").asText();
        if (value.has("reference")) return value.path("reference").asText();
        var code = value.findPath("code");
        return (code.isMissingNode() ? value.findPath("text") : code).asText();
    }
}
