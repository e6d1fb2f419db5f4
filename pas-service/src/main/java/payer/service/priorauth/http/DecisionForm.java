package payer.service.priorauth.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import payer.decision.CodeSystem;
import payer.decision.Quantity;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.LineVerdict;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.Question;
import payer.service.priorauth.ReviewerDecision;
import payer.service.priorauth.ServiceInstead;
import payer.service.priorauth.Why;

/**
 * A reviewer's decision as it is sent.
 *
 * @param decision approve, modify, deny, ask or refer
 * @param version of the authorization that they looked at
 * @param service what is granted in the place of what was asked for
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
        @Nullable List<String> questions,
        @Nullable List<Document> documents,
        @Nullable Service service) {

    private static final Pattern SPECIALTY = Pattern.compile("[0-9A-Z]{9}X");
    private static final Pattern LOINC = Pattern.compile("\\d{1,7}-\\d");

    /** Who answers for it; {@code specialty} is a code of NUCC's taxonomy of providers. */
    @Introspected
    record ByWhom(
            @Nullable String name,
            @Nullable String npi,
            @Nullable String specialty) {}

    /** Why, once for the provider and once for the member; {@code code} is one of X12's list 886. */
    @Introspected
    record Reason(
            @Nullable String provider,
            @Nullable String member,
            @Nullable String citation,
            @Nullable String code) {}

    /** A document that is asked for, by LOINC's code of it, and what it should show. */
    @Introspected
    record Document(@Nullable String loinc, @Nullable String text) {}

    /** A service by its code, the system of which has a short name such as {@code hcpcs}. */
    @Introspected
    record Service(
            @Nullable String system,
            @Nullable String code,
            @Nullable List<String> modifiers,
            @Nullable String words) {}

    ReviewerDecision decision(PriorAuthId id, int line, String user, boolean physician) {
        return new ReviewerDecision(id, version, line, verdict(), clinician(user), physician);
    }

    private Clinician clinician(String user) {
        if (by == null || by.name == null || by.name.isBlank()) throw missing("by.name");
        return new Clinician(user, by.name, text(by.npi), specialty(text(by.specialty)));
    }

    private static Optional<String> specialty(String code) {
        if (code.isBlank()) return Optional.empty();
        if (!SPECIALTY.matcher(code).matches())
            throw Problem.of(ProblemKind.INVALID_VALUE, "a specialty is a code of NUCC's taxonomy", "by.specialty");
        return Optional.of(code);
    }

    private LineVerdict verdict() {
        return switch (text(decision)) {
            case "approve" ->
                new LineVerdict.Approve(
                        Optional.ofNullable(units).map(value -> new Quantity(value, Quantity.COUNT)),
                        Optional.ofNullable(until),
                        Optional.ofNullable(reason).map(DecisionForm::why));
            case "modify" ->
                new LineVerdict.Modify(
                        instead(),
                        Optional.ofNullable(units).map(value -> new Quantity(value, Quantity.COUNT)),
                        Optional.ofNullable(until),
                        required());
            case "deny" -> new LineVerdict.Deny(required(), criteria == null ? List.of() : criteria);
            case "ask" -> new LineVerdict.Ask(asked());
            case "refer" -> new LineVerdict.Refer(required());
            default ->
                throw Problem.of(
                        ProblemKind.INVALID_VALUE, "a decision is approve, modify, deny, ask or refer", "decision");
        };
    }

    private ServiceInstead instead() {
        if (service == null) throw missing("service");
        var system = CodeSystem.named(text(service.system))
                .orElseThrow(() ->
                        Problem.of(ProblemKind.INVALID_VALUE, "a system of codes by its short name", "service.system"));
        if (text(service.code).isBlank()) throw missing("service.code");
        if (text(service.words).isBlank()) throw missing("service.words");
        var modifiers = service.modifiers == null ? Set.<String>of() : Set.copyOf(service.modifiers);
        return new ServiceInstead(system.code(text(service.code)), modifiers, text(service.words));
    }

    private List<Question> asked() {
        var asked = new ArrayList<Question>();
        if (questions != null) questions.forEach(text -> asked.add(question(text, Optional.empty())));
        if (documents != null) documents.forEach(document -> asked.add(wanted(document)));
        return asked;
    }

    private static Question wanted(Document document) {
        if (!LOINC.matcher(text(document.loinc)).matches())
            throw Problem.of(ProblemKind.INVALID_VALUE, "a document is asked for by LOINC's code", "documents.loinc");
        if (text(document.text).isBlank()) throw missing("documents.text");
        return question(text(document.text), Optional.of(text(document.loinc)));
    }

    private static Question question(String text, Optional<String> attachment) {
        return new Question("reviewer", text, "", attachment);
    }

    private Why required() {
        if (reason == null) throw missing("reason");
        return why(reason);
    }

    private static Why why(Reason reason) {
        if (text(reason.provider).isBlank()) throw missing("reason.provider");
        if (text(reason.member).isBlank()) throw missing("reason.member");
        return new Why(
                text(reason.provider),
                text(reason.member),
                text(reason.citation),
                Optional.ofNullable(reason.code).filter(code -> !code.isBlank()));
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
