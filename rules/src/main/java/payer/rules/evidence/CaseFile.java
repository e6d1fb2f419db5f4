package payer.rules.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Moment;
import payer.rules.policy.Policy;

/** One line of a case with all that is known, laid out so that the facts about a code are found at once. */
public final class CaseFile {

    private final AuthorizationCase theCase;
    private final ServiceLine line;
    private final Map<Code, List<Fact>> byCode = new HashMap<>();

    public CaseFile(AuthorizationCase theCase, ServiceLine line) {
        this.theCase = theCase;
        this.line = line;
        theCase.facts().stream().filter(fact -> fact.isAbout(line)).forEach(this::file);
        line.diagnoses().forEach(code -> file(stated(code)));
    }

    private void file(Fact fact) {
        byCode.computeIfAbsent(fact.code(), code -> new ArrayList<>()).add(fact);
    }

    /** The order says what it is for; that is a fact like any other. */
    private Fact stated(Code diagnosis) {
        return Fact.of("line/" + line.sequence(), diagnosis, FactValue.YES, Source.ORDER)
                .on(line.ordered());
    }

    public AuthorizationCase theCase() {
        return theCase;
    }

    public ServiceLine line() {
        return line;
    }

    /** The day from which the past is seen: what is dated later has not happened yet. */
    LocalDate today() {
        return theCase.seen();
    }

    List<Fact> about(CodeList codes) {
        var single = codes.single();
        if (single.isPresent()) return about(single.get());
        return codes.patterns().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().flatMap(pattern -> codes(entry.getKey(), pattern)))
                .distinct()
                .flatMap(code -> about(code).stream())
                .toList();
    }

    /** Those of which anything is known. A single code is looked up; for a range or a family all are looked at. */
    private Stream<Code> codes(CodeSystem system, CodePattern pattern) {
        if (pattern instanceof CodePattern.Exact(String value)) return Stream.of(system.code(value));
        return byCode.keySet().stream().filter(code -> code.isOf(system) && pattern.matches(code.value()));
    }

    List<Fact> about(Code code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** The days that a policy measures against: one, several where any will do, none while it is not known. */
    List<LocalDate> days(Moment moment, Policy policy) {
        return switch (moment) {
            case Moment.OfCase day -> ofCase(day).stream().toList();
            case Moment.OfFact(Moment.Pick pick, String term) -> ofFacts(pick, term, policy);
        };
    }

    private Optional<LocalDate> ofCase(Moment.OfCase day) {
        return switch (day) {
            case ORDER -> Optional.of(line.ordered());
            case SERVICE -> Optional.of(line.serviced());
            case REQUEST -> Optional.of(theCase.requested());
            case ADMISSION -> theCase.admitted();
            case DISCHARGE -> theCase.discharged();
            case ENROLMENT -> theCase.member().enrolledSince();
        };
    }

    private List<LocalDate> ofFacts(Moment.Pick pick, String term, Policy policy) {
        return picked(pick, happened(term, policy).flatMap(fact -> fact.date().stream()));
    }

    static List<LocalDate> picked(Moment.Pick pick, Stream<LocalDate> days) {
        return switch (pick) {
            case FIRST -> days.min(LocalDate::compareTo).stream().toList();
            case LATEST -> days.max(LocalDate::compareTo).stream().toList();
            case ANY -> days.distinct().toList();
        };
    }

    Stream<Fact> happened(String term, Policy policy) {
        return about(policy.codes(term)).stream()
                .filter(fact -> !fact.says(FactValue.NO))
                .filter(fact -> fact.date().filter(day -> !day.isAfter(today())).isPresent());
    }
}
