package payer.service.priorauth.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.decision.Quantity;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.LineVerdict;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.Question;
import payer.service.priorauth.ReviewerDecision;
import payer.service.priorauth.Why;

/**
 * A reviewer's decision as it is sent.
 *
 * @param decision approve, deny, ask or refer
 * @param version of the authorization that they looked at
 */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = false)
record DecisionForm(
        @Nullable String decision,
        int version,
        @Nullable ByWhom by,
        @Nullable BigDecimal units,
        @Nullable LocalDate until,
        @Nullable Reason reason,
        @Nullable List<String> criteria,
        @Nullable List<String> questions) {

    /** Who answers for it. */
    @Introspected
    record ByWhom(@Nullable String name, @Nullable String npi) {}

    /** Why, once for the provider and once for the member. */
    @Introspected
    record Reason(
            @Nullable String provider,
            @Nullable String member,
            @Nullable String citation) {}

    ReviewerDecision decision(PriorAuthId id, int line, String user, boolean physician) {
        return new ReviewerDecision(id, version, line, verdict(), clinician(user), physician);
    }

    private Clinician clinician(String user) {
        if (by == null || by.name == null || by.name.isBlank()) throw missing("by.name");
        return new Clinician(user, by.name, text(by.npi));
    }

    private LineVerdict verdict() {
        return switch (text(decision)) {
            case "approve" ->
                new LineVerdict.Approve(
                        Optional.ofNullable(units).map(value -> new Quantity(value, Quantity.COUNT)),
                        Optional.ofNullable(until),
                        Optional.ofNullable(reason).map(DecisionForm::why));
            case "deny" -> new LineVerdict.Deny(required(), criteria == null ? List.of() : criteria);
            case "ask" -> new LineVerdict.Ask(asked());
            case "refer" -> new LineVerdict.Refer(required());
            default ->
                throw Problem.of(ProblemKind.INVALID_VALUE, "a decision is approve, deny, ask or refer", "decision");
        };
    }

    private List<Question> asked() {
        return questions == null
                ? List.of()
                : questions.stream()
                        .map(text -> new Question("reviewer", text, ""))
                        .toList();
    }

    private Why required() {
        if (reason == null) throw missing("reason");
        return why(reason);
    }

    private static Why why(Reason reason) {
        if (text(reason.provider).isBlank()) throw missing("reason.provider");
        if (text(reason.member).isBlank()) throw missing("reason.member");
        return new Why(text(reason.provider), text(reason.member), text(reason.citation));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Problem missing(String place) {
        return Problem.of(ProblemKind.MISSING, "a decision needs this", place);
    }

    @Override
    public String toString() {
        return "DecisionForm";
    }
}
