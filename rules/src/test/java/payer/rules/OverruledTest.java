package payer.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Finding;
import payer.decision.Verdict;
import payer.rules.document.PolicyCase;
import payer.rules.document.ShippedPolicies;

/** What a published text still asks for and the payer no longer does is told with who decided that, when and why. */
class OverruledTest {
    private static final LocalDate SINCE = LocalDate.of(2025, 6, 26);
    private static final PolicyRules RULES =
            PolicyRules.of(ShippedPolicies.policies()).ready();

    @Test
    void the_answer_says_why_something_is_no_longer_asked_for() {
        var told = ShippedPolicies.folders().stream()
                .flatMap(folder -> folder.policyCases().stream())
                .map(PolicyCase::situation)
                .filter(OverruledTest::isLater)
                .flatMap(situation -> RULES.determine(situation).stream())
                .flatMap(answer -> answer.findings().stream())
                .filter(finding -> finding.criterion().equals("facility-in-rems"))
                .toList();
        assertTrue(!told.isEmpty() && told.stream().allMatch(OverruledTest::saysWhy), told::toString);
    }

    private static boolean isLater(AuthorizationCase situation) {
        return situation.lines().stream().noneMatch(line -> line.serviced().isBefore(SINCE));
    }

    private static boolean saysWhy(Finding finding) {
        return finding.verdict() == Verdict.MET && finding.text().contains("not asked for since " + SINCE);
    }
}
