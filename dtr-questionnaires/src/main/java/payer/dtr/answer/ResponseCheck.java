package payer.dtr.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.artifact.Calculation;
import payer.problem.IssueType;
import payer.problem.Problem;

/**
 * Holds a response against its form: only open questions are answered, each with what it asks for, and what follows from other
 * answers says what follows from them.
 */
public final class ResponseCheck {
    private final FormAnswers answers;
    private final boolean complete;
    private final List<ValueSet> lists;
    private final QuestionnaireResponse response;
    private final List<Problem.Issue> issues = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private ResponseCheck(QuestionnaireResponse response, boolean complete, List<ValueSet> lists) {
        this.answers = FormAnswers.of(response.getItem());
        this.complete = complete;
        this.lists = lists;
        this.response = response;
    }

    /** Everything that is wrong; empty if nothing is. What is required may still be missing while the form is in progress. */
    public static List<Problem.Issue> issues(Questionnaire form, QuestionnaireResponse response) {
        return issues(form, response, response.getStatus() != QuestionnaireResponseStatus.INPROGRESS);
    }

    /** {@code complete} says that what is required must be there. */
    public static List<Problem.Issue> issues(Questionnaire form, QuestionnaireResponse response, boolean complete) {
        return issues(form, response, complete, List.of());
    }

    /** {@code lists} are the lists of codes that the form names besides those that it contains. */
    public static List<Problem.Issue> issues(
            Questionnaire form, QuestionnaireResponse response, boolean complete, List<ValueSet> lists) {
        var all = new ArrayList<>(lists);
        form.getContained().stream()
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast)
                .forEach(all::add);
        var check = new ResponseCheck(response, complete, all);
        form.getItem().forEach(item -> check.check(item, true));
        check.answers.byLinkId().forEach((linkId, given) -> {
            if (!check.asked.contains(linkId))
                check.wrong(IssueType.INVALID, "The form has no question " + linkId + ".", linkId);
        });
        return check.issues;
    }

    private void check(QuestionnaireItemComponent item, boolean parentOpen) {
        asked.add(item.getLinkId());
        var isOpen = parentOpen && Enabling.isEnabled(item, answers);
        var given = answers.to(item.getLinkId());
        if (!isOpen && !given.isEmpty())
            tell(IssueType.BUSINESS_RULE, "This question is not to be answered here", item);
        else if (isMissing(item, isOpen, given.size()))
            tell(IssueType.REQUIRED, "This question must be answered", item);
        else check(item, given);
        item.getItem().forEach(child -> check(child, isOpen));
    }

    private boolean isMissing(QuestionnaireItemComponent item, boolean isOpen, int given) {
        if (!complete || !isOpen || item.getType() == QuestionnaireItemType.GROUP) return false;
        return (item.getRequired() || given > 0) && given < new AnswerCheck(item, this::list).fewest();
    }

    private void check(QuestionnaireItemComponent item, List<Type> given) {
        var check = new AnswerCheck(item, this::list);
        check.complaint(given)
                .ifPresentOrElse(
                        text -> tell(IssueType.STRUCTURE, text, item),
                        () -> given.forEach(
                                value -> check.complaint(value).ifPresent(text -> tell(IssueType.VALUE, text, item))));
        if (!given.isEmpty() && !follows(item, given))
            tell(IssueType.BUSINESS_RULE, "The answer does not follow from the others", item);
    }

    /** What is calculated is worked out anew; where nothing follows yet, nothing is held against the answer. */
    private boolean follows(QuestionnaireItemComponent item, List<Type> given) {
        var wanted = Calculation.of(item).map(one -> one.values(response)).orElse(List.of());
        return wanted.isEmpty()
                || (wanted.size() == given.size()
                        && wanted.stream()
                                .allMatch(one -> given.stream().anyMatch(other -> Enabling.isSame(one, other))));
    }

    private Optional<ValueSet> list(String canonical) {
        var parts = canonical.split("\\|", 2);
        return lists.stream()
                .filter(list -> canonical.equals("#" + list.getIdElement().getIdPart())
                        || (parts[0].equals(list.getUrl())
                                && (parts.length == 1 || parts[1].equals(list.getVersion()))))
                .findFirst();
    }

    private void tell(IssueType type, String text, QuestionnaireItemComponent item) {
        wrong(type, text + ": " + item.getLinkId() + ".", item.getLinkId());
    }

    private void wrong(IssueType type, String text, String linkId) {
        issues.add(new Problem.Issue(type, text, "QuestionnaireResponse.item.where(linkId='" + linkId + "')"));
    }
}
