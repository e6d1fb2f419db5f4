package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.Edition;
import payer.dtr.cql.TermValueSets;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Lists the codes of one of our value sets, as of now. */
@Singleton
public final class ExpandValueSet {
    /** A longer list is told in parts, or as far as a filter leaves of it. */
    private static final int MOST_CODES = 1_000;

    private final FormResources resources;
    private final Clock clock;

    ExpandValueSet(FormResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    /** What is asked for; a count of 0 asks only how many there are. */
    record Wanted(Optional<String> url, Optional<String> filter, int offset, Optional<Integer> count) {}

    ValueSet expand(Wanted wanted, Edition edition) {
        var url = wanted.url().orElseThrow(() -> Problem.of(ProblemKind.MISSING, "A url must be given.", "url"));
        var set = TermValueSets.expanded(find(url, edition), Date.from(clock.instant()));
        var expansion = set.getExpansion();
        wanted.filter().ifPresent(text -> expansion.getContains().removeIf(code -> !matches(code, text)));
        expansion.setTotal(expansion.getContains().size());
        cut(expansion, wanted);
        if (expansion.getContains().size() > MOST_CODES) throw tooLong(expansion.getTotal());
        echo(expansion, "url", new UriType(url));
        wanted.filter().ifPresent(text -> echo(expansion, "filter", new StringType(text)));
        if (wanted.offset() > 0) expansion.setOffset(wanted.offset());
        wanted.count().ifPresent(count -> echo(expansion, "count", new IntegerType(count)));
        return set;
    }

    /** Of the value set with this id. */
    String canonical(String id, Edition edition) {
        return resources
                .find(edition, "ValueSet", id)
                .map(set -> set.getUrl() + "|" + set.getVersion())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such ValueSet."));
    }

    /** With all its codes; empty where it is none of ours. */
    public Optional<ValueSet> whole(String canonical, Edition edition) {
        return found(canonical, edition).map(set -> TermValueSets.expanded(set, Date.from(clock.instant())));
    }

    private ValueSet find(String canonical, Edition edition) {
        return found(canonical, edition)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such value set.", "url"));
    }

    private Optional<ValueSet> found(String canonical, Edition edition) {
        var parts = canonical.split("\\|", 2);
        return resources
                .all(edition, "ValueSet")
                .filter(set -> set.getUrl().equals(parts[0])
                        && (parts.length == 1 || set.getVersion().equals(parts[1])))
                .map(ValueSet.class::cast)
                .max(java.util.Comparator.comparing(ValueSet::getVersion));
    }

    private static boolean matches(ValueSet.ValueSetExpansionContainsComponent code, String filter) {
        var words = code.getCode() + " " + (code.hasDisplay() ? code.getDisplay() : "");
        return words.toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT));
    }

    private static Problem tooLong(int codes) {
        return new Problem(
                ProblemKind.UNPROCESSABLE,
                List.of(new Problem.Issue(
                        IssueType.TOO_COSTLY,
                        "There are " + codes + " codes; ask for some of them with filter, or in parts with count.",
                        "count")));
    }

    private static void cut(ValueSet.ValueSetExpansionComponent expansion, Wanted wanted) {
        var codes = expansion.getContains();
        var from = Math.min(wanted.offset(), codes.size());
        var to = (int) Math.min(codes.size(), from + (long) wanted.count().orElse(codes.size()));
        expansion.setContains(new java.util.ArrayList<>(codes.subList(from, to)));
    }

    private static void echo(ValueSet.ValueSetExpansionComponent expansion, String name, Type value) {
        expansion.addParameter().setName(name).setValue(value);
    }
}
