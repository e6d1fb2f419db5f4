package payer.service.policies.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** What is wrong stands beside the line at which it is. */
class PaneTest {

    @Test
    void each_note_lies_as_many_lines_below_the_one_before_as_its_line_does() {
        var notes = List.of(new Findings.Note(5, 1, "b"), new Findings.Note(2, 3, "a"), new Findings.Note(5, 9, "c"));
        assertEquals(
                List.of(new Pane.Placed("\n", 2, "a"), new Pane.Placed("\n\n\n", 5, "b"), new Pane.Placed("", 5, "c")),
                Pane.placed(notes));
    }

    @Test
    void issues_go_to_their_document_by_their_place() {
        var found = Findings.of(new Problem(
                ProblemKind.INVALID_VALUE,
                List.of(
                        new Problem.Issue(
                                IssueType.VALUE, "expected a date", "canes/policy-1.yaml:9:5 (effective.from)"),
                        new Problem.Issue(IssueType.VALUE, "expected a case", "canes/cases.yaml:3:1"),
                        new Problem.Issue(IssueType.VALUE, "Say why", "reason"))));
        assertEquals(List.of(new Findings.Note(9, 5, "Expected a date.")), found.document());
        assertEquals(List.of(new Findings.Note(3, 1, "Expected a case.")), found.cases());
        assertEquals(List.of("Say why."), found.other());
    }
}
