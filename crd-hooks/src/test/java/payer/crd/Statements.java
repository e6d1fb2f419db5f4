package payer.crd;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.CoverageRequirement.Covered;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.InfoNeeded;
import payer.decision.CoverageRequirement.Purpose;

/** Statements of every kind that the guide's table of situations has. */
final class Statements {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final Code OXYGEN = CodeSystem.HCPCS.code("E1390");
    static final String FORM = "https://payer.example/Questionnaire/home-oxygen|2023-01-01";

    private Statements() {}

    static Statement nothingElse() {
        return covered(Authorization.NOT_NEEDED, Set.of(), Optional.empty(), List.of());
    }

    static Statement authorizationNeeded() {
        return covered(Authorization.NEEDED, Set.of(), Optional.empty(), List.of());
    }

    static Statement formNeeded() {
        return covered(
                Authorization.NEEDED,
                Set.of(Documents.CLINICAL),
                Optional.of(Purpose.WITH_AUTHORIZATION),
                List.of(FORM));
    }

    static Statement performerAsks() {
        return covered(Authorization.PERFORMER_ASKS, Set.of(), Optional.empty(), List.of());
    }

    static Statement documentsKept() {
        return covered(
                Authorization.NOT_NEEDED, Set.of(Documents.CLINICAL), Optional.of(Purpose.KEEP_ON_FILE), List.of(FORM));
    }

    static Statement severalDocuments() {
        return covered(
                Authorization.NEEDED,
                Set.of(Documents.CLINICAL, Documents.FROM_PATIENT),
                Optional.of(Purpose.WITH_AUTHORIZATION),
                List.of());
    }

    static Statement satisfied() {
        return covered(Authorization.SATISFIED, Set.of(), Optional.empty(), List.of());
    }

    static Statement siteNeeded() {
        return Statement.conditional(
                "Coverage/c1", Set.of(InfoNeeded.LOCATION), Ground.of("Where?"), List.of(OXYGEN), TODAY, false);
    }

    static Statement notCovered() {
        return Statement.notOurs("Coverage/c1", Ground.of("No benefit."), List.of(OXYGEN), TODAY);
    }

    static Statement unknownMember() {
        return Statement.notOurs(
                "Coverage/c1", Ground.of(Ground.Known.NO_MEMBER_FOUND, "Not known."), List.of(OXYGEN), TODAY);
    }

    static Statement failure() {
        return Statement.failure(
                "Coverage/c1", Ground.of(Ground.Known.TECHNICAL, "No answer in time."), List.of(OXYGEN), TODAY);
    }

    static List<Statement> all() {
        return List.of(
                nothingElse(),
                authorizationNeeded(),
                formNeeded(),
                performerAsks(),
                documentsKept(),
                severalDocuments(),
                satisfied(),
                siteNeeded(),
                notCovered(),
                unknownMember(),
                failure());
    }

    static Statement covered(
            Authorization needed, Set<Documents> documents, Optional<Purpose> purpose, List<String> forms) {
        return new Statement(
                "Coverage/c1",
                Covered.COVERED,
                Optional.of(needed),
                documents,
                purpose,
                Set.of(),
                List.of(OXYGEN),
                List.of(Ground.of("Because.")),
                List.of(new Detail.PolicyLink("https://policy.example")),
                forms,
                TODAY,
                false);
    }

    static CoverageInformation asserted(Statement statement) {
        return new CoverageInformation(
                statement, "CA-1", statement.isSatisfied() ? Optional.of("A-77") : Optional.empty());
    }
}
