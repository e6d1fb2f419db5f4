package payer.service.records;

import java.util.function.Supplier;
import payer.problem.Problem;
import payer.problem.Problem.Issue;

/** Names the entry of a bundle in what is found to be wrong with it. */
final class InEntry {
    private InEntry() {}

    /** What the work gives; its problems stand at this place, unless they name one in the bundle themselves. */
    static <T> T named(String place, Supplier<T> work) {
        if (place.isEmpty()) return work.get();
        try {
            return work.get();
        } catch (Problem problem) {
            throw new Problem(
                    problem.kind(),
                    problem.issues().stream().map(issue -> at(place, issue)).toList());
        }
    }

    private static Issue at(String place, Issue issue) {
        if (issue.place().startsWith("Bundle.entry[")) return issue;
        var text = issue.place().isEmpty() ? issue.text() : issue.text() + " (" + issue.place() + ")";
        return new Issue(issue.type(), text, place);
    }
}
