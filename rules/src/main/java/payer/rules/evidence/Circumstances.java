package payer.rules.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.Urgency;
import payer.decision.Verdict;
import payer.rules.policy.Check;
import payer.rules.policy.Policy;

/** Judges what the request and the membership tell by themselves: nobody has to accept, to read or to sign it. */
final class Circumstances {

    private static final String YEARS = "a";

    private final Policy policy;
    private final CaseFile file;

    Circumstances(Policy policy, CaseFile file) {
        this.policy = policy;
        this.file = file;
    }

    static boolean tell(Check check) {
        return switch (check) {
            case Check.Age age -> true;
            case Check.Setting setting -> true;
            case Check.Urgent urgent -> true;
            case Check.OrderedTogether together -> true;
            default -> false;
        };
    }

    Judgement age(Check.Age check) {
        return file.theCase()
                .member()
                .ageOn(file.line().serviced())
                .map(age -> known(
                        check.from().map(from -> age >= from).orElse(true)
                                && check.to().map(to -> age <= to).orElse(true),
                        age(age)))
                .orElse(new Judgement(Verdict.UNKNOWN, List.of(), List.of(), false));
    }

    private Fact age(int years) {
        var age = new FactValue.Amount(Quantity.of(Integer.toString(years), YEARS));
        return Fact.of("member/age", CodeSystem.FINDING.code("age"), age, Source.MEMBERSHIP)
                .on(file.line().serviced());
    }

    Judgement setting(boolean inpatient) {
        var admitted = file.theCase().admitted();
        var discharged = file.theCase().discharged();
        var isInpatient = admitted.isPresent() || discharged.isPresent();
        var stay = ofRequest("hospital-stay", isInpatient);
        var since = admitted.or(() -> discharged).map(stay::on).orElse(stay);
        return known(
                inpatient == isInpatient,
                admitted.isPresent() ? discharged.map(since::until).orElse(since) : since);
    }

    Judgement urgency(Set<Urgency> wanted) {
        var urgency = file.theCase().urgency();
        return known(wanted.contains(urgency), ofRequest(urgency.name().toLowerCase(Locale.ROOT) + "-request", true));
    }

    /** Without another line it rests on the line itself: nothing else was ordered. */
    Judgement together(List<String> terms) {
        var others = file.theCase().lines().stream()
                .filter(other -> other.sequence() != file.line().sequence())
                .toList();
        var wanted =
                others.stream().filter(other -> isAmong(other.code(), terms)).toList();
        var telling = !wanted.isEmpty() ? wanted : others.isEmpty() ? List.of(file.line()) : others;
        return new Judgement(
                Verdict.of(!wanted.isEmpty()),
                telling.stream().map(Circumstances::ordered).toList(),
                List.of(),
                false);
    }

    private boolean isAmong(Code code, List<String> terms) {
        return terms.stream().anyMatch(term -> policy.codes(term).contains(code));
    }

    private static Fact ordered(ServiceLine line) {
        return Fact.of("line/" + line.sequence(), line.code(), FactValue.YES, Source.ORDER)
                .on(line.ordered());
    }

    private Fact ofRequest(String what, boolean is) {
        return Fact.of("request/" + what, CodeSystem.FINDING.code(what), new FactValue.YesNo(is), Source.ORDER)
                .on(file.theCase().requested());
    }

    private static Judgement known(boolean holds, Fact telling) {
        return new Judgement(Verdict.of(holds), List.of(telling), List.of(), false);
    }
}
