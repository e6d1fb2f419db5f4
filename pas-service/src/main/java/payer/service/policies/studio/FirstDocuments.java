package payer.service.policies.studio;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** With what the writing of a version begins: the version that it follows, or the bare entries of a policy. */
final class FirstDocuments {
    private static final Pattern VERSION = Pattern.compile("(?m)^version:.*$");
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^effective:.*(?:\\R[ \\t]+.*)*");
    private static final Pattern FROM = Pattern.compile("from:\\s*[^,}\\s]+");
    private static final Pattern UNTIL = Pattern.compile("(?m)\\R[ \\t]+until:.*$|,\\s*until:\\s*[^,}\\s]+");

    private FirstDocuments() {}

    /** The same, from another day on and without an end. What cannot be changed so simply is left to the author. */
    static String following(String document, String version, LocalDate from) {
        var renamed = VERSION.matcher(document).replaceFirst("version: " + version);
        return EFFECTIVE.matcher(renamed).replaceFirst(block -> beginning(block.group(), from));
    }

    private static String beginning(String block, LocalDate from) {
        return UNTIL.matcher(FROM.matcher(block).replaceFirst("from: " + from)).replaceAll("");
    }

    /** Not yet a policy: the check says what is missing until it is there. */
    static String policy(String policy, String version, LocalDate from) {
        return """
                policy: %s
                version: %s
                title:
                authority: plan
                source:
                  citation:
                owner:
                effective:
                  from: %s
                codes:
                  hcpcs: []
                authorization:
                  needed for: [initial]
                pathways:
                  - for: [initial]
                    branches:
                      - branch: first-way
                        title:
                        criteria:
                          all:
                            - finding: first-condition
                              text:
                              question:
                        grant:
                          units: 1
                """.formatted(policy, version, from);
    }

    static String cases(LocalDate from) {
        return """
                background:
                  requested: %s
                  lines:
                    - {code: hcpcs }
                cases:
                  - case: the condition is met
                    facts:
                      - {about: first-condition}
                    expect:
                      - approved: first-way
                """.formatted(from);
    }
}
