package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Locale;
import payer.problem.Problem;
import payer.service.policies.PublishedSet.Refused;

/**
 * A published revision of which today's reader would refuse something.
 *
 * @param standing {@code holds} as it was written, {@code by-a-person} until it is written anew, or {@code set-aside}
 */
@Introspected
record RefusedView(String policy, String version, int revision, String standing, List<IssueView> issues) {

    /** What was expected, and where. */
    @Introspected
    record IssueView(String text, String place) {
        static IssueView of(Problem.Issue issue) {
            return new IssueView(issue.text(), issue.place());
        }
    }

    static RefusedView of(Refused refused) {
        return new RefusedView(
                refused.key().policy(),
                refused.key().version(),
                refused.revision(),
                refused.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                refused.objections().stream().map(IssueView::of).toList());
    }
}
