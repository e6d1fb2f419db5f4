package payer.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.decision.Urgency;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;
import payer.testdata.Providers;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;

/**
 * What the policies make of the demo charts when nobody has filled in a form yet. Each line of {@code demo-charts.txt} was held
 * against its policy sheet; {@code -Dsnapshots.renew=true} writes the file anew, to be read as a change of behaviour.
 */
class DemoChartsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Path EXPECTED = Path.of("src/test/resources/payer/intake/demo-charts.txt");
    private static final PolicyRules RULES = PolicyRules.of(ShippedPolicies.policies());

    @Test
    void the_demo_charts_get_the_answers_of_their_policy_sheets() throws IOException {
        var answers = Stream.concat(Cases.on(TODAY).all().stream(), Cases.on(TODAY).ofNamedMembers().stream())
                .flatMap(one -> answers(one).stream())
                .toList();
        if (Boolean.getBoolean("snapshots.renew")) Files.write(EXPECTED, answers);
        assertEquals(Files.readAllLines(EXPECTED), answers);
    }

    private static List<String> answers(Case one) {
        var answers = new ArrayList<>(List.of(one.sheet() + ", " + one.situation()));
        var theCase = theCase(one);
        for (var answer : RULES.determine(theCase))
            answers.add("    " + theCase.lines().get(answer.line() - 1).code().value() + ": " + text(answer));
        return answers;
    }

    private static AuthorizationCase theCase(Case one) {
        var reader = new RecordFacts(Authors.among(
                Providers.resources().stream(), Stream.of(one.supplier().reference())));
        var known =
                Stream.concat(one.evidence().stream(), one.history().stream()).toList();
        var stay = Stays.current(known.stream(), TODAY);
        return new AuthorizationCase(
                new Members().membership(one.patient(), one.coverage()),
                TODAY,
                one.urgent() ? Urgency.EXPEDITED : Urgency.STANDARD,
                stay.map(Stays.Stay::admitted),
                stay.flatMap(Stays.Stay::discharged),
                true,
                lines(one),
                facts(reader, known));
    }

    private static List<Fact> facts(RecordFacts reader, List<Resource> known) {
        return known.stream()
                .flatMap(resource -> reader.read(resource).stream())
                .toList();
    }

    private static List<ServiceLine> lines(Case one) {
        var lines = new ArrayList<ServiceLine>();
        for (var order : one.orders())
            new Orders()
                    .line(lines.size() + 1, order, TODAY)
                    .map(line -> isContinued(one) ? continued(line) : line)
                    .ifPresent(lines::add);
        return lines;
    }

    /** Orders do not tell it; requests do. */
    private static boolean isContinued(Case one) {
        return one.situation().startsWith("continuation")
                || one.situation().startsWith("renewal")
                || one.situation().startsWith("second month");
    }

    private static ServiceLine continued(ServiceLine line) {
        return new ServiceLine(
                line.sequence(),
                line.code(),
                line.modifiers(),
                line.quantity(),
                RequestKind.CONTINUATION,
                line.diagnoses(),
                line.ordered(),
                line.serviced(),
                line.placeOfService(),
                line.provider());
    }

    private static String text(Determination answer) {
        return switch (answer.decision()) {
            case Decision.NoAuthorizationNeeded(var policy, var waiver) ->
                "no authorization" + waiver.map(why -> ", " + why).orElse("");
            case Decision.Approved approved -> "approved: " + approved.branch();
            case Decision.ApprovedInPart part -> "approved in part: " + part.branch();
            case Decision.InformationNeeded needed -> "asked: " + String.join(", ", needed.criteria());
            case Decision.Pended pended ->
                "to a " + pended.reviewer() + ": " + String.join(", ", new TreeSet<>(pended.criteria()));
            case Decision.NotCovered excluded ->
                "not covered, instead: "
                        + String.join(
                                ", ",
                                excluded.exclusion().alternatives().stream()
                                        .map(Code::value)
                                        .toList());
        };
    }
}
