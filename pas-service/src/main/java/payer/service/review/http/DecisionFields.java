package payer.service.review.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import payer.decision.CodeSystem;
import payer.decision.Quantity;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.CodeForm;
import payer.service.caller.Role;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.LineVerdict;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.Question;
import payer.service.priorauth.ReviewerDecision;
import payer.service.priorauth.ServiceInstead;
import payer.service.priorauth.Why;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** A decision as it is typed into the forms of the case page. */
final class DecisionFields {
    private static final Pattern LOINC = Pattern.compile("\\d{1,7}-\\d");

    private final Posted posted;

    DecisionFields(Posted posted) {
        this.posted = posted;
    }

    ReviewerDecision decision(PriorAuthId id, int line, Visit visit) {
        return new ReviewerDecision(
                id, version(), line, verdict(), clinician(visit), visit.is(Role.REVIEWER_PHYSICIAN));
    }

    static Clinician clinician(Visit visit) {
        var member = visit.member();
        return new Clinician(member.subject(), member.name(), member.npi());
    }

    int version() {
        try {
            return Integer.parseInt(posted.text("version"));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "The page was not loaded whole; load it again");
        }
    }

    private LineVerdict verdict() {
        return switch (posted.text("decision")) {
            case "approve" -> new LineVerdict.Approve(Optional.empty(), until(), Optional.empty());
            case "part" -> new LineVerdict.Approve(Optional.of(units()), until(), Optional.of(why()));
            case "instead" -> new LineVerdict.Modify(instead(), units("units"), until(), why());
            case "deny" -> new LineVerdict.Deny(why(), posted.all("criteria"));
            case "ask" -> new LineVerdict.Ask(questions());
            case "refer" -> new LineVerdict.Refer(handover());
            default -> throw Problem.of(ProblemKind.INVALID_VALUE, "Choose what to decide");
        };
    }

    private Quantity units() {
        return units("units")
                .orElseThrow(() -> Problem.of(ProblemKind.MISSING, "This is missing: how much is granted"));
    }

    private Optional<Quantity> units(String field) {
        try {
            return posted.typed(field).map(number -> new Quantity(new BigDecimal(number), Quantity.COUNT));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "How much is granted is a number, such as 6");
        }
    }

    private ServiceInstead instead() {
        var code =
                required("service", "the code of the service that is granted").toUpperCase(Locale.ROOT);
        var system = Stream.of(CodeSystem.HCPCS, CodeSystem.CPT)
                .filter(one -> CodeForm.of(one).fits(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.INVALID_VALUE, "The code of a service looks like E0260"));
        return new ServiceInstead(
                system.code(code), Set.of(), required("words", "what the service is, in plain words"));
    }

    private Optional<LocalDate> until() {
        try {
            return posted.typed("until").map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "The last day is a date, such as 2026-12-31");
        }
    }

    private Why why() {
        return new Why(
                required("provider", "the reason for the provider"),
                required("member", "the reason for the member, in plain words"),
                posted.text("citation"),
                posted.typed("code"));
    }

    /** It goes to a colleague; nobody outside reads it. */
    private Why handover() {
        var words = required("provider", "what the physician should look at");
        return new Why(words, words, "");
    }

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        posted.typed("question").ifPresent(text -> questions.add(question(text, Optional.empty())));
        posted.typed("document").ifPresent(text -> questions.add(question(text, loinc())));
        if (questions.isEmpty())
            throw Problem.of(ProblemKind.MISSING, "Say what is asked for: a question, or a document by its code");
        return questions;
    }

    private Optional<String> loinc() {
        var code = required("loinc", "the LOINC code of the document");
        if (!LOINC.matcher(code).matches())
            throw Problem.of(ProblemKind.INVALID_VALUE, "A LOINC code looks like 18748-4");
        return Optional.of(code);
    }

    private static Question question(String text, Optional<String> document) {
        return new Question("reviewer", text, "", document);
    }

    private String required(String field, String what) {
        return posted.typed(field).orElseThrow(() -> Problem.of(ProblemKind.MISSING, "This is missing: " + what));
    }
}
