package payer.rules.evidence;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.decision.Author;
import payer.decision.Code;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.Quantity;
import payer.decision.Source;
import payer.decision.Urgency;
import payer.decision.Verdict;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.policy.Leaf;
import payer.rules.policy.Moment;
import payer.rules.policy.Performers;
import payer.rules.policy.Policy;
import payer.rules.policy.Relation;
import payer.rules.policy.Sought;
import payer.rules.units.Units;

/** Judges one leaf of one policy against one line of a case. */
public final class Judge {

    private final Policy policy;
    private final CaseFile file;
    private final Circumstances circumstances;

    public Judge(Policy policy, CaseFile file) {
        this.policy = policy;
        this.file = file;
        this.circumstances = new Circumstances(policy, file);
    }

    public Finding judge(Leaf leaf) {
        var overruled = leaf.overruled().filter(this::isInEffect);
        if (overruled.isPresent()) return overruled(leaf, overruled.get());
        var sorting = new Sorting(policy, file, leaf);
        var judgement = answeredOtherwise(leaf.check(), weigh(leaf.check(), sorting), sorting);
        return new Finding(
                leaf.name(),
                leaf.text(),
                judgement.verdict(),
                judgement.restsOn(),
                judgement.aside(),
                missing(judgement),
                judgement.contradicted(),
                judgement.contradicted() || !suffices(leaf, judgement, sorting));
    }

    private boolean isInEffect(Leaf.Overruled overruled) {
        return !file.line().serviced().isBefore(overruled.since());
    }

    /** Nothing is asked for, and the answer says who decided that, when and why. */
    private static Finding overruled(Leaf leaf, Leaf.Overruled overruled) {
        var text = "%s; not asked for since %s: %s (%s)"
                .formatted(leaf.text(), overruled.since(), overruled.because(), overruled.by());
        return new Finding(leaf.name(), text, Verdict.MET, List.of(), List.of(), "", false, false);
    }

    private static String missing(Judgement judgement) {
        if (judgement.verdict() != Verdict.UNKNOWN) return "";
        return judgement.aside().isEmpty()
                ? "nothing is known"
                : judgement.aside().getFirst().why();
    }

    /** A value that rests on facts comes out the same by those alone that a policy trusts unread. */
    private boolean suffices(Leaf leaf, Judgement judgement, Sorting sorting) {
        if (Circumstances.tell(leaf.check())) return true;
        var unread = judgement.restsOn().stream()
                .filter(fact -> !sorting.isTrusted(fact))
                .count();
        if (unread == 0) return true;
        return unread < judgement.restsOn().size()
                && weigh(leaf.check(), sorting.trusting()).verdict() == judgement.verdict();
    }

    /** What other sources show is for a person, where the form answers the criterion with a no. */
    private static Judgement answeredOtherwise(Check check, Judgement judgement, Sorting sorting) {
        if (!isShown(check) || judgement.verdict() != Verdict.MET || judgement.contradicted()) return judgement;
        if (judgement.restsOn().stream().anyMatch(fact -> fact.source() == Source.FORM)) return judgement;
        var denying = sorting.answers().stream()
                .filter(answer -> answer.says(FactValue.NO))
                .toList();
        return denying.isEmpty() ? judgement : judgement.contradictedBy(denying);
    }

    /** By other facts than a plain yes: those that say yes or no are held against each other where they are judged. */
    private static boolean isShown(Check check) {
        return switch (check) {
            case Check.Timing timing -> true;
            case Check.Evaluator evaluator -> true;
            case Check.Trial trial -> true;
            case Check.Count count -> true;
            case Check.Adherence adherence -> true;
            case Check.OnFile onFile -> true;
            default -> false;
        };
    }

    private Judgement weigh(Check check, Sorting sorting) {
        return switch (check) {
            case Check.Diagnosis(Sought sought) -> YesNo.judge(sorting.sort(sought), codes(sought, sorting.leaf()));
            case Check.Stated(Sought sought) -> YesNo.judge(sorting.sort(sought), codes(sought, sorting.leaf()));
            case Check.Attestation(Sought sought) -> attested(sought, sorting);
            case Check.Measurement measurement -> Measured.judge(measurement, sorting);
            case Check.Change change -> Changed.judge(change, sorting);
            case Check.Timing timing -> timed(timing, sorting);
            case Check.Visit(Sought sought) -> YesNo.judge(sorting.sort(sought), CodeList.none());
            case Check.Evaluator evaluator -> evaluated(evaluator, sorting);
            case Check.Trial trial -> Tried.judge(trial, sorting, file);
            case Check.Count count -> counted(count, sorting);
            case Check.Adherence adherence -> Used.judge(adherence, sorting);
            case Check.OnFile(Sought sought) -> onFile(sought, sorting);
            case Check.Allowance allowance -> allowed(allowance, sorting);
            case Check.Document document -> documented(document, sorting);
            case Check.Age age -> circumstances.age(age);
            case Check.Setting(boolean inpatient) -> circumstances.setting(inpatient);
            case Check.Urgent(Set<Urgency> urgencies) -> circumstances.urgency(urgencies);
            case Check.OrderedTogether(List<String> of) -> circumstances.together(of);
            case Check.Rate rate -> Rated.judge(rate, sorting, file.today());
        };
    }

    private CodeList codes(Sought sought, Leaf leaf) {
        var terms = sought.of().isEmpty() ? List.of(leaf.name()) : sought.of();
        return terms.stream().map(policy::codes).reduce(CodeList.none(), CodeList::and);
    }

    /** Whoever signs must be the one who is asked for; that holds for the form's own answer too. */
    private Judgement attested(Sought sought, Sorting sorting) {
        var sorted = sorting.sort(sought);
        var signed = sorted.usable().stream()
                .filter(fact -> sought.performers().isAnyone()
                        || sought.performers().accept(fact.author().role()))
                .toList();
        return YesNo.judge(new Sorted(signed, sorted.answeredOutside(), sorted.aside()), codes(sought, sorting.leaf()));
    }

    private Judgement timed(Check.Timing timing, Sorting sorting) {
        var trusted = timed(timing, sorting, true);
        if (trusted.filter(one -> one.verdict() == Verdict.MET).isPresent()) return trusted.get();
        return timed(timing, sorting, false)
                .orElseGet(() -> YesNo.judge(Sorted.of(sorting.answers()), CodeList.none()));
    }

    /** Empty while one of the days is not known. */
    private Optional<Judgement> timed(Check.Timing timing, Sorting sorting, boolean trusted) {
        var events = sorting.days(timing.event(), trusted);
        var anchors = sorting.days(timing.comes().anchor(), trusted);
        if (events.days().isEmpty() || anchors.days().isEmpty()) return Optional.empty();
        var holds = events.days().stream()
                .anyMatch(event -> anchors.days().stream()
                        .anyMatch(anchor -> timing.comes().holds(event, anchor)));
        var told =
                Stream.concat(events.told().stream(), anchors.told().stream()).toList();
        var unread = told.stream().filter(fact -> !sorting.isTrusted(fact)).toList();
        // What nobody has read yet decides whether a person must: a day that is known otherwise does not spare the
        // reading.
        return Optional.of(new Judgement(Verdict.of(holds), unread.isEmpty() ? told : unread, List.of(), false));
    }

    private Judgement evaluated(Check.Evaluator check, Sorting sorting) {
        var sorted = sorting.sortByAnyone(check.sought());
        var good = sorted.usable().stream()
                .filter(fact -> byWhom(fact, check) == Verdict.MET)
                .toList();
        var bad = sorted.usable().stream()
                .filter(fact -> byWhom(fact, check) == Verdict.NOT_MET)
                .toList();
        if (!good.isEmpty()) return Judgement.of(Verdict.MET, good, sorted);
        return bad.isEmpty() ? byWhomIsNotKnown(sorted) : Judgement.of(Verdict.NOT_MET, bad, sorted);
    }

    private static Judgement byWhomIsNotKnown(Sorted sorted) {
        var aside = Stream.concat(
                        sorted.usable().stream()
                                .map(fact -> new Finding.SetAside(fact, "it is not known enough of who stated it")),
                        sorted.aside().stream())
                .toList();
        return new Judgement(Verdict.UNKNOWN, List.of(), aside, false);
    }

    private static Verdict byWhom(Fact fact, Check.Evaluator check) {
        if (Sorting.isAnswer(fact))
            return fact.value() instanceof FactValue.YesNo(boolean yes) ? Verdict.of(yes) : Verdict.UNKNOWN;
        return inRole(fact.author(), check.sought().performers())
                .and(credentialed(fact.author(), check.credentials()))
                .and(check.independent() ? independent(fact.author()) : Verdict.MET);
    }

    private static Verdict inRole(Author author, Performers performers) {
        if (performers.isAnyone()) return Verdict.MET;
        return author.isKnown() ? Verdict.of(performers.accept(author.role())) : Verdict.UNKNOWN;
    }

    private static Verdict credentialed(Author author, Set<String> wanted) {
        if (wanted.isEmpty()) return Verdict.MET;
        return author.credentials().isEmpty()
                ? Verdict.UNKNOWN
                : Verdict.of(author.credentials().containsAll(wanted));
    }

    private static Verdict independent(Author author) {
        return author.tied().map(tied -> Verdict.of(!tied)).orElse(Verdict.UNKNOWN);
    }

    /** Events are counted, or somebody tells their number; the larger one is taken. */
    private static Judgement counted(Check.Count check, Sorting sorting) {
        var sorted = sorting.sort(check.sought());
        var events = sorted.usable().stream()
                .filter(fact -> !Sorting.isAnswer(fact) && fact.says(FactValue.YES))
                .toList();
        var told = sorted.usable().stream()
                .filter(fact -> fact.amount().isPresent())
                .toList();
        var most = told.stream()
                .flatMap(fact -> fact.amount().flatMap(amount -> Units.in(amount, Quantity.COUNT)).stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO)
                .max(BigDecimal.valueOf(events.size()));
        var no =
                sorted.usable().stream().filter(fact -> fact.says(FactValue.NO)).toList();
        var denied = no.stream().filter(Sorting::isAnswer).toList();
        var behind = !told.isEmpty() ? told : !events.isEmpty() ? events : denied;
        if (most.compareTo(BigDecimal.valueOf(check.atLeast())) >= 0) return Judgement.of(Verdict.MET, behind, sorted);
        var isTold = !no.isEmpty() || told.stream().anyMatch(fact -> fact.source() == Source.FORM);
        return isTold ? Judgement.of(Verdict.NOT_MET, behind, sorted) : Judgement.unknown(sorted);
    }

    /** Our own history is complete or it is not; only when it is, having found nothing means there was nothing. */
    private Judgement onFile(Sought sought, Sorting sorting) {
        var sorted = sorting.sort(sought);
        var found = sorted.usable().stream()
                .filter(fact -> !fact.says(FactValue.NO) && isOurs(fact))
                .toList();
        if (!found.isEmpty()) return Judgement.of(Verdict.MET, found, sorted);
        var denied =
                sorted.usable().stream().filter(fact -> fact.says(FactValue.NO)).toList();
        return file.theCase().historyComplete() || !denied.isEmpty()
                ? Judgement.of(Verdict.NOT_MET, denied, sorted)
                : Judgement.unknown(sorted);
    }

    /** What we paid or authorized, or what the form tells of it. */
    private static boolean isOurs(Fact fact) {
        return fact.source() == Source.CLAIMS || fact.source() == Source.AUTHORIZATIONS || Sorting.isAnswer(fact);
    }

    private Judgement allowed(Check.Allowance check, Sorting sorting) {
        var asked = file.line()
                .quantity()
                .flatMap(quantity -> Units.in(quantity, check.most().unit()));
        var window = check.per()
                .map(per -> new Relation(Optional.of(per.negated()), Optional.of(Period.ZERO), Moment.OfCase.SERVICE));
        var sorted = sorting.sort(new Sought(check.counting(), Set.of(), window, Performers.anyone()));
        if (asked.isEmpty()) return Judgement.unknown(sorted);
        var had = sorted.usable().stream()
                .flatMap(fact -> amount(fact, check.most().unit()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(askedBefore(check));
        var fits = asked.get().add(had).compareTo(check.most().value()) <= 0;
        if (!fits) return Judgement.of(Verdict.NOT_MET, sorted.usable(), sorted);
        var known = check.counting().isEmpty() || file.theCase().historyComplete();
        return known ? Judgement.of(Verdict.MET, sorted.usable(), sorted) : Judgement.unknown(sorted);
    }

    /** What was had is at least one, where nobody says how much. */
    private static Optional<BigDecimal> amount(Fact fact, String unit) {
        if (fact.amount().isPresent()) return fact.amount().flatMap(amount -> Units.in(amount, unit));
        return fact.says(FactValue.YES) && Units.isCount(unit) ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    /** By earlier lines of the same request, in the time that the limit is for. */
    private BigDecimal askedBefore(Check.Allowance check) {
        if (check.per().isEmpty()) return BigDecimal.ZERO;
        var line = file.line();
        var from = line.serviced().minus(check.per().get());
        var to = line.serviced().plus(check.per().get());
        return file.theCase().lines().stream()
                .filter(other -> other.sequence() < line.sequence() && counts(other.code(), check))
                .filter(other ->
                        other.serviced().isAfter(from) && other.serviced().isBefore(to))
                .flatMap(other -> other.quantity().stream())
                .flatMap(quantity -> Units.in(quantity, check.most().unit()).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean counts(Code code, Check.Allowance check) {
        return code.equals(file.line().code())
                || check.counting().stream().anyMatch(term -> policy.codes(term).contains(code));
    }

    /** A document that lacks something is not refused but asked for again. */
    private static Judgement documented(Check.Document check, Sorting sorting) {
        var sorted = sorting.sort(check.sought());
        var lacking = new ArrayList<>(sorted.aside());
        var whole = new ArrayList<Fact>();
        for (var fact : sorted.usable()) {
            var missing = check.showing().stream()
                    .filter(part -> !fact.conditions().contains(part))
                    .toList();
            if (Sorting.isAnswer(fact) || missing.isEmpty()) whole.add(fact);
            else lacking.add(new Finding.SetAside(fact, "it does not show: " + String.join(", ", missing)));
        }
        return YesNo.judge(new Sorted(whole, sorted.answeredOutside(), lacking), CodeList.none());
    }
}
