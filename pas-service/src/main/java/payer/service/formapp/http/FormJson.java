package payer.service.formapp.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.formapp.AnswerForm;
import payer.service.formapp.Draft;
import payer.service.formapp.SeeSources;
import payer.service.formapp.Trouble;
import payer.service.priorauth.PriorAuth;

/** What the form's page and the server tell each other. */
@Singleton
final class FormJson {
    private static final int LONGEST = 20_000_000;

    private final ObjectMapper json;
    private final SeeSources sources;

    FormJson(ObjectMapper json, SeeSources sources) {
        this.json = json;
        this.sources = sources;
    }

    /** The form itself with where it stands. */
    String whole(Draft draft, List<Trouble> troubles) {
        var whole = state(draft, troubles);
        whole.set("questionnaire", read(draft.questionnaire()));
        whole.set("response", read(draft.response()));
        whole.set("notes", json.valueToTree(draft.gaps()));
        return whole.toString();
    }

    /** What the plan says, and where the form stands. */
    String decided(Draft draft, Optional<PriorAuth> authorization) {
        var decided = state(draft, List.of());
        decided.put("decisionVersion", authorization.map(PriorAuth::version).orElse(0));
        decided.set(
                "decision",
                json.valueToTree(authorization.map(DecisionWords::of).orElse(List.of())));
        return decided.toString();
    }

    /** Where it stands. */
    String standing(AnswerForm.Kept kept) {
        return state(kept.draft(), kept.troubles())
                .put("asksMore", kept.asksMore())
                .toString();
    }

    private ObjectNode state(Draft draft, List<Trouble> troubles) {
        var state = json.createObjectNode();
        state.put("version", draft.version());
        state.put("state", draft.state().name());
        state.put("storedAs", draft.storedAs().orElse(""));
        state.set("sources", json.valueToTree(sources.of(draft)));
        state.set("confirmed", json.valueToTree(draft.confirmed()));
        state.set("troubles", json.valueToTree(troubles));
        return state;
    }

    AnswerForm.Typed typed(String body) {
        if (body.length() > LONGEST) throw Problem.of(ProblemKind.TOO_LARGE, "This form is longer than anybody types");
        var typed = read(body);
        var confirmed = json.convertValue(typed.path("confirmed"), String[].class);
        if (!typed.path("response").isObject() || !typed.path("version").isInt() || confirmed == null)
            throw malformed();
        return new AnswerForm.Typed(
                typed.path("response").toString(),
                List.of(confirmed),
                typed.path("version").asInt());
    }

    int version(String body) {
        return read(body).path("version").asInt(-1);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.of(ProblemKind.MALFORMED, "This is not what the form's page sends");
    }
}
