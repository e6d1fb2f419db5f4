package payer.testdata.scale;

import java.time.LocalDate;
import java.util.List;
import payer.testdata.Payer;
import payer.testdata.Plan;
import payer.testdata.Systems;

/** Writes paid claims by the CARIN profiles, and authorizations with their decisions by that of PDex. */
final class ClaimLines {
    private static final String CARIN = "http://hl7.org/fhir/us/carin-bb/";
    private static final String CARIN_CODES = CARIN + "CodeSystem/C4BB";
    private static final String PROFILE = CARIN + "StructureDefinition/C4BB-ExplanationOfBenefit-";
    private static final String PDEX = "http://hl7.org/fhir/us/davinci-pdex/";
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";
    private static final String REVIEW_CODES = Systems.X12 + "306";
    /** The same codes as elsewhere, under the address by which these two guides name them. */
    private static final String HCPCS = Systems.HCPCS.replace("http:", "https:");

    private static final String RELEASE = "|2.1.0";
    private static final int FILLS_A_YEAR = 4;

    private static final double[] DECISIONS = {92.3, 6.4, 1.3}; // approved, denied, still pending

    private static final List<String> AUTHORIZED =
            List.of("E0601", "E1390", "K0823", "E0260", "E0277", "A4239", "E2402");

    private final StableNumbers numbers;
    private final Directory directory;
    private final Enrollment enrollment;
    private final LocalDate today;
    private final String updated;

    ClaimLines(StableNumbers numbers, Directory directory, Enrollment enrollment, LocalDate today, String updated) {
        this.numbers = numbers;
        this.directory = directory;
        this.enrollment = enrollment;
        this.today = today;
        this.updated = updated;
    }

    void write(StringBuilder out, History history) {
        for (var visit : history.visits()) professional(new Line(out), visit);
        for (var ailment : history.ailments())
            for (int i = 0; i < FILLS_A_YEAR; i++) pharmacy(new Line(out), history.person(), ailment, i);
        var plan = history.person().termOn(today).plan();
        var requests =
                Dice.of(numbers.seed(), "requests", history.person().number()).times(requestsAYear(plan));
        for (int i = 0; i < Math.min(requests, 9); i++) authorization(new Line(out), history.person(), i);
    }

    private static double requestsAYear(Plan plan) {
        return switch (plan) {
            case MEDICARE_ADVANTAGE -> 1.8;
            case QUALIFIED_HEALTH_PLAN -> 0.5;
            case MEDICAID_MANAGED_CARE -> 0.8;
        };
    }

    private Line claim(Line line, String kind, long number, String type, Person person, LocalDate day, String profile) {
        line.resource("ExplanationOfBenefit", numbers.id(kind, number), updated, profile);
        line.list("identifier").object().concept("type", CARIN_CODES + "IdentifierType", "uc");
        line.text("system", Payer.BASE + "/sid/claim").text("value", kind.toUpperCase(java.util.Locale.ROOT) + number);
        line.end().end().text("status", "active").concept("type", CODES + "claim-type", type);
        line.text("use", "claim").reference("patient", person.address());
        line.period("billablePeriod", day.toString(), day.toString())
                .text("created", day.plusDays(3).toString());
        return line.reference("insurer", Directory.payer());
    }

    private void professional(Line line, Visit visit) {
        var dice = Dice.of(numbers.seed(), "price", visit.number());
        var person = visit.person();
        long submitted = dice.between(9_000, 38_000);
        long allowed = submitted * dice.between(55, 90) / 100;
        claim(
                line,
                "pro",
                visit.number(),
                "professional",
                person,
                visit.day(),
                PROFILE + "Professional-NonClinician" + RELEASE);
        line.reference("provider", directory.organizationAddress(directory.employer(visit.practitioner())));
        line.text("outcome", "complete").list("careTeam").object().number("sequence", 1);
        line.reference("provider", directory.practitionerAddress(visit.practitioner()));
        line.concept("role", CARIN_CODES + "ClaimCareTeamRole", "rendering")
                .end()
                .end();
        received(line, visit.day());
        line.list("diagnosis").object().number("sequence", 1);
        line.concept("diagnosisCodeableConcept", Systems.ICD_10_CM, visit.icd10());
        line.concepts("type", CODES + "ex-diagnosistype", "principal").end().end();
        insurance(line, person, visit.day());
        line.list("item").object().number("sequence", 1).list("diagnosisSequence");
        one(line).end().concept("productOrService", HCPCS, "G0463");
        line.text("servicedDate", visit.day().toString());
        line.concept("locationCodeableConcept", Systems.PLACE_OF_SERVICE, "11");
        line.list("adjudication");
        var network = dice.chance(0.94) ? "innetwork" : "outofnetwork";
        status(line, "benefitpaymentstatus", network);
        amounts(line, submitted, allowed);
        line.end().end().end().list("adjudication");
        status(line, "billingnetworkstatus", network);
        line.end();
        totals(line, submitted, allowed);
    }

    private void pharmacy(Line line, Person person, Ailment ailment, int fill) {
        var number = (person.number() * Ailment.ALL.size() + ailment.number()) * FILLS_A_YEAR + fill;
        var dice = Dice.of(numbers.seed(), "fill", number);
        var day = today.minusDays(90L * fill + dice.below(60));
        var pharmacy = directory.organizationAddress(
                directory.organizationOf(Directory.Kind.PHARMACY, (int) (person.number() % directory.organizations())));
        long submitted = dice.between(900, 14_000);
        claim(line, "rx", number, "pharmacy", person, day, PROFILE + "Pharmacy" + RELEASE);
        line.reference("provider", pharmacy).text("outcome", "complete").list("supportingInfo");
        supply(line, 1, "dayssupply", 90);
        supply(line, 2, "refillnum", fill);
        supply(line, 3, "refillsauthorized", FILLS_A_YEAR);
        info(line, 4, "dawcode")
                .concept(
                        "code",
                        "http://terminology.hl7.org/CodeSystem/NCPDPDispensedAsWrittenOrProductSelectionCode",
                        "0");
        line.end().end();
        insurance(line, person, day);
        line.list("item").object().number("sequence", 1);
        line.concept("productOrService", "http://hl7.org/fhir/sid/ndc", drugCode(ailment), ailment.medicine);
        line.text("servicedDate", day.toString()).list("adjudication");
        amounts(line, submitted, submitted * 8 / 10);
        line.end().end().end().list("adjudication");
        status(line, "benefitpaymentstatus", "innetwork");
        status(line, "billingnetworkstatus", "innetwork");
        line.end();
        totals(line, submitted, submitted * 8 / 10);
    }

    /** In the form of a national drug code, of a labeler whose number is given to nobody. */
    private static String drugCode(Ailment ailment) {
        return "00000-10" + ailment.number() / 10 + ailment.number() % 10 + "-90";
    }

    /** What was asked for, what was decided and until when it holds. */
    private void authorization(Line line, Person person, int which) {
        var number = person.number() * 10 + which;
        var dice = Dice.of(numbers.seed(), "authorization", number);
        var asked = dice.day(today.minusYears(1), today);
        var decision = dice.weighted(DECISIONS);
        var supplier = directory.organizationAddress(
                directory.organizationOf(Directory.Kind.SUPPLIER, (int) (person.number() % directory.organizations())));
        line.resource(
                "ExplanationOfBenefit",
                numbers.id("authorization", number),
                updated,
                PDEX + "StructureDefinition/pdex-priorauthorization");
        line.list("identifier")
                .object()
                .text("system", Payer.BASE + "/sid/authorization")
                .text("value", "PA" + number);
        line.end().end().text("status", "active").concept("type", CODES + "claim-type", "professional");
        line.text("use", "preauthorization")
                .reference("patient", person.address())
                .text("created", asked.toString());
        line.reference("insurer", Directory.payer()).reference("provider", supplier);
        line.concept("priority", CODES + "processpriority", dice.chance(0.1) ? "stat" : "normal");
        line.text("outcome", decision == 2 ? "queued" : "complete");
        line.list("preAuthRef")
                .item("AUTH" + number)
                .end()
                .list("preAuthRefPeriod")
                .object();
        line.text("start", asked.toString())
                .text("end", asked.plusDays(180).toString())
                .end()
                .end();
        insurance(line, person, asked);
        line.list("item").object();
        line.number("sequence", 1);
        line.concept("category", "https://x12.org/codes/service-type-codes", "12");
        line.concept("productOrService", HCPCS, dice.of(AUTHORIZED));
        line.text("servicedDate", asked.toString()).list("adjudication").object();
        reviewed(line, decision, number);
        line.concept("category", CODES + "adjudication", "submitted");
        line.dollars("amount", dice.between(9_000, 400_000)).end().end().end().end();
        line.list("total").object().concept("category", CODES + "adjudication", "submitted");
        line.dollars("amount", 100_00).end().end().done();
    }

    private static void reviewed(Line line, int decision, long number) {
        line.list("extension")
                .object()
                .text("url", PDEX + "StructureDefinition/extension-reviewAction")
                .list("extension");
        line.object().text("url", PDEX + "StructureDefinition/extension-reviewActionCode");
        line.concept("valueCodeableConcept", REVIEW_CODES, decision == 0 ? "A1" : decision == 1 ? "A3" : "A4")
                .end();
        if (decision == 0)
            line.object()
                    .text("url", "number")
                    .text("valueString", "AUTH" + number)
                    .end();
        line.end().end().end();
    }

    private static void received(Line line, LocalDate day) {
        line.list("supportingInfo");
        info(line, 1, "clmrecvddate")
                .text("timingDate", day.plusDays(2).toString())
                .end()
                .end();
    }

    private static void supply(Line line, int sequence, String what, int count) {
        info(line, sequence, what)
                .object("valueQuantity")
                .number("value", count)
                .end()
                .end();
    }

    private static Line info(Line line, int sequence, String category) {
        return line.object()
                .number("sequence", sequence)
                .concept("category", CARIN_CODES + "SupportingInfoType", category);
    }

    private static Line one(Line line) {
        return line.numberItem(1);
    }

    private void insurance(Line line, Person person, LocalDate day) {
        line.list("insurance").object().flag("focal", true);
        line.reference("coverage", enrollment.coverageAddress(person, day))
                .end()
                .end();
    }

    private static void status(Line line, String category, String status) {
        line.object().concept("category", CARIN_CODES + "AdjudicationDiscriminator", category);
        line.concept("reason", CARIN_CODES + "PayerAdjudicationStatus", status).end();
    }

    private static void amounts(Line line, long submitted, long allowed) {
        amount(line, CODES + "adjudication", "submitted", submitted);
        amount(line, CODES + "adjudication", "eligible", allowed);
        amount(line, CARIN_CODES + "Adjudication", "paidtoprovider", allowed * 8 / 10);
        amount(line, CARIN_CODES + "Adjudication", "memberliability", allowed - allowed * 8 / 10);
    }

    private static void totals(Line line, long submitted, long allowed) {
        line.list("total");
        amount(line, CODES + "adjudication", "submitted", submitted);
        amount(line, CARIN_CODES + "Adjudication", "paidtoprovider", allowed * 8 / 10);
        line.end().done();
    }

    private static void amount(Line line, String system, String category, long cents) {
        line.object()
                .concept("category", system, category)
                .dollars("amount", cents)
                .end();
    }
}
