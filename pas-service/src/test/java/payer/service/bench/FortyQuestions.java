package payer.service.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.CqlTranslation;
import payer.rules.document.PolicyDocument;

/** The form of a made-up policy with forty questions of the kinds that charts answer: larger than any that ships. */
final class FortyQuestions {
    private static final int EACH = 10;

    private FortyQuestions() {}

    static PublishedForm form() {
        return new FormCatalog(
                        List.of(PolicyDocument.read("forty-questions", document())),
                        Addresses.of(Edition.DTR_2_2, "http://localhost/dtr/2.2/fhir"),
                        new CqlTranslation())
                .all()
                .getFirst();
    }

    private static String document() {
        return """
                policy: forty-questions
                version: 2024-01-01
                title: Forty questions
                authority: plan
                source:
                  citation: Made up to be measured
                owner: Measuring
                effective:
                  from: 2024-01-01
                codes:
                  hcpcs: [K9999]
                authorization:
                  needed for: [initial]
                terms:
                %s
                pathways:
                  - for: [initial]
                    branches:
                      - branch: all-of-them
                        title: All forty
                        criteria:
                          all:
                %s
                """.formatted(all(FortyQuestions::terms).indent(2).stripTrailing(), all(FortyQuestions::questions));
    }

    private static String all(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, EACH).mapToObj(text).collect(Collectors.joining("\n"));
    }

    private static String terms(int number) {
        return """
                  illness-%1$d:
                    icd10cm: [E1%1$d.9, I1%1$d.0, J4%1$d.1]
                  value-%1$d:
                    loinc: [400%1$d-1, 500%1$d-2]
                  sign-%1$d: finding
                  medicine-%1$d:
                    rxnorm: [1%1$d04, 2%1$d05]""".formatted(number);
    }

    private static String questions(int number) {
        return leaf("diagnosis", "ill-" + number, "of: [illness-" + number + "]")
                + leaf("measurement", "high-" + number, "of: [value-" + number + "]", "at least: 5 %")
                + leaf("finding", "signed-" + number, "of: [sign-" + number + "]")
                + leaf(
                                "trial",
                                "tried-" + number,
                                "of: [medicine-" + number + "]",
                                "lasting: 3 months",
                                "outcome: [failed]",
                                "or: [not tolerated]")
                        .stripTrailing();
    }

    private static String leaf(String kind, String name, String... lines) {
        var indent = " ".repeat(14);
        return " ".repeat(12) + "- " + kind + ": " + name + "\n" + indent + "text: It is so for " + name + "\n"
                + indented(lines, indent) + indent + "question: Is it so for " + name + "?\n" + indent
                + "unmet:\n" + indent + "  provider: Not shown.\n" + indent + "  member: We could not confirm it.\n"
                + indent
                + "  cite: Made up\n";
    }

    private static String indented(String[] lines, String indent) {
        return List.of(lines).stream().map(line -> indent + line + "\n").collect(Collectors.joining());
    }
}
