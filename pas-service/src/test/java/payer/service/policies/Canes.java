package payer.service.policies;

import java.util.Map;

/** A small policy to work on: a cane needs a finding that the member walks unsteadily. Each test takes a name of its own. */
final class Canes {
    private Canes() {}

    static String document(String policy, String version, String from, String code) {
        return """
                policy: %s
                version: %s
                title: Canes
                authority: plan
                source:
                  citation: Plan policy, walking aids
                owner: Medical policy
                effective:
                  from: %s
                codes:
                  plan: [%s]
                authorization:
                  needed for: [initial, continuation, replacement]
                pathways:
                  - for: [initial, continuation, replacement]
                    branches:
                      - branch: unsteady
                        title: The member walks unsteadily
                        criteria:
                          finding: walks-unsteadily
                          text: The member walks unsteadily
                          question: Does the member walk unsteadily?
                        grant:
                          units: 1
                          period: 60 days
                """.formatted(policy, version, from, code);
    }

    static String cases(String code, String expected) {
        return """
                background:
                  requested: 2026-03-02
                  lines: [{code: plan %s}]
                  facts: [{about: walks-unsteadily}]
                cases:
                  - case: an unsteady member
                    expect: [%s]
                  - case: nothing known
                    without: [walks-unsteadily]
                    expect: [information needed: [walks-unsteadily]]
                """.formatted(code, expected);
    }

    static Map<String, String> draft(String policy, String code) {
        return Map.of(
                "reason", "walking aids are new",
                "document", document(policy, "2026-01-01", "2026-01-01", code),
                "cases", cases(code, "approved: unsteady"));
    }
}
