package payer.dtr.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import payer.problem.IssueType;
import payer.problem.Problem;

/**
 * The lists of codes of a form that a person wrote: each that the form or its logic names comes along, with all its codes, so that
 * no package ever lacks one.
 */
final class ListsCheck {
    private static final String UNIT_LIST = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitValueSet";
    private static final Pattern NAMED = Pattern.compile("(?m)^\\s*valueset\\s+(?:\"[^\"]+\"|\\w+)\\s*:\\s*'([^']+)'");

    private final AuthoredForm authored;
    private final List<Problem.Issue> issues = new ArrayList<>();

    private ListsCheck(AuthoredForm authored) {
        this.authored = authored;
    }

    static List<Problem.Issue> issues(AuthoredForm authored) {
        var check = new ListsCheck(authored);
        authored.valueSets().forEach(check::list);
        check.items(authored.form().getItem());
        check.logic();
        return check.issues;
    }

    private void list(ValueSet set) {
        var place = "ValueSet.where(url='" + set.getUrl() + "')";
        if (!set.hasUrl() || !set.hasVersion()) wrong(IssueType.REQUIRED, "A list needs a url and a version.", place);
        var includes = set.getCompose().getInclude();
        if (includes.isEmpty()
                || set.getCompose().hasExclude()
                || !includes.stream().allMatch(ListsCheck::isWritten))
            wrong(
                    IssueType.NOT_SUPPORTED,
                    "A list writes its codes out; filters, other lists and whole code systems are not expanded here.",
                    place + ".compose");
    }

    private static boolean isWritten(ConceptSetComponent include) {
        return include.hasSystem() && include.hasConcept() && !include.hasFilter() && !include.hasValueSet();
    }

    private void items(List<QuestionnaireItemComponent> items) {
        for (var item : items) {
            var place = "Questionnaire.repeat(item).where(linkId='" + item.getLinkId() + "')";
            names(item).forEach(canonical -> named(canonical, place));
            items(item.getItem());
        }
    }

    private static Stream<String> names(QuestionnaireItemComponent item) {
        var units = item.getExtensionsByUrl(UNIT_LIST).stream()
                .map(Extension::getValue)
                .filter(CanonicalType.class::isInstance)
                .map(canonical -> ((CanonicalType) canonical).getValue());
        return Stream.concat(item.hasAnswerValueSet() ? Stream.of(item.getAnswerValueSet()) : Stream.of(), units);
    }

    private void logic() {
        for (var library : authored.libraries())
            AuthoredFormCheck.cql(library).stream()
                    .flatMap(cql -> NAMED.matcher(cql).results())
                    .map((MatchResult found) -> found.group(1))
                    .forEach(canonical -> named(canonical, "Library.where(name='" + library.getName() + "').content"));
    }

    private void named(String canonical, String place) {
        if (of(authored, canonical).isEmpty())
            wrong(IssueType.NOT_FOUND, "The list " + canonical + " does not come along.", place);
    }

    /** The list that a canonical names, with or without its version. */
    static Optional<ValueSet> of(AuthoredForm authored, String canonical) {
        var parts = canonical.split("\\|", 2);
        return authored.valueSets().stream()
                .filter(set -> parts[0].equals(set.getUrl()))
                .filter(set -> parts.length == 1 || parts[1].equals(set.getVersion()))
                .findFirst();
    }

    private void wrong(IssueType type, String text, String place) {
        issues.add(new Problem.Issue(type, text, place));
    }
}
