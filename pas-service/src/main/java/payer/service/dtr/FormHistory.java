package payer.service.dtr;

import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.Person;

/**
 * What became of one form so far, and what may become of it next.
 *
 * @param revisions the newest first
 */
record FormHistory(List<WrittenForm> revisions) {
    FormHistory {
        revisions = List.copyOf(revisions);
    }

    int next() {
        return revisions.isEmpty() ? 1 : revisions.getFirst().revision() + 1;
    }

    WrittenForm revision(int number) {
        return revisions.stream()
                .filter(form -> form.revision() == number)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such revision of this form."));
    }

    /** The revision, if it still waits for somebody's word. */
    WrittenForm proposed(int number) {
        var form = revision(number);
        if (form.verdict().isPresent())
            throw Problem.of(ProblemKind.CONFLICT, "This revision was approved or sent back before.");
        if (revisions.stream().anyMatch(other -> other.isApproved() && other.revision() > number))
            throw Problem.of(ProblemKind.CONFLICT, "A later revision has been approved.");
        return form;
    }

    /** Who wrote at what is to be approved, this revision or one before it that led to it, is no second person. */
    void refuseAuthor(Person person, int number) {
        for (var form : revisions) {
            if (form.revision() > number) continue;
            if (form.isApproved()) return;
            if (form.author().isSameAs(person))
                throw Problem.of(
                        ProblemKind.FORBIDDEN,
                        "A second person approves: you took part in writing this form yourself.");
        }
    }
}
