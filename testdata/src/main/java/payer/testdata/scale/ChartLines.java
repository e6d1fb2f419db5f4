package payer.testdata.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Base64;
import payer.testdata.Systems;

/** Writes the clinical side of a history, by the profiles of US Core. */
final class ChartLines {
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";
    private static final String CORE = Systems.US_CORE + "us-core-";
    private static final String CVX = "http://hl7.org/fhir/sid/cvx";
    private static final double VACCINATED_AGAINST_INFLUENZA = 0.47;
    private static final double ALLERGIC_TO_PENICILLIN = 0.10;
    private static final double NOTE_OF_A_VISIT = 0.5;

    private final StableNumbers numbers;
    private final Directory directory;
    private final LocalDate today;
    private final String updated;

    ChartLines(StableNumbers numbers, Directory directory, LocalDate today, String updated) {
        this.numbers = numbers;
        this.directory = directory;
        this.today = today;
        this.updated = updated;
    }

    void write(StringBuilder out, History history) {
        var person = history.person();
        for (var ailment : history.ailments()) {
            condition(new Line(out), person, ailment);
            prescription(new Line(out), history, ailment);
        }
        if (Dice.of(numbers.seed(), "allergy", person.number()).chance(ALLERGIC_TO_PENICILLIN))
            allergy(new Line(out), person);
        if (Dice.of(numbers.seed(), "vaccine", person.number()).chance(VACCINATED_AGAINST_INFLUENZA))
            vaccine(new Line(out), person);
        for (var visit : history.visits()) visit(out, visit);
    }

    private void visit(StringBuilder out, Visit visit) {
        var dice = Dice.of(numbers.seed(), "measured", visit.number());
        encounter(new Line(out), visit);
        pressure(new Line(out), visit, dice);
        weight(new Line(out), visit, dice);
        for (var ailment : visit.reasons()) if (ailment.hasTest()) laboratory(new Line(out), visit, ailment, dice);
        if (dice.chance(NOTE_OF_A_VISIT)) note(new Line(out), visit);
    }

    private void condition(Line line, Person person, Ailment ailment) {
        var dice = Dice.of(numbers.seed(), "onset of " + ailment, person.number());
        var since = dice.day(later(person.born(), today.minusYears(12)), today.minusDays(30))
                .toString();
        line.resource(
                "Condition", id("condition", person, ailment), updated, CORE + "condition-problems-health-concerns");
        line.concept("clinicalStatus", CODES + "condition-clinical", "active");
        line.concept("verificationStatus", CODES + "condition-ver-status", "confirmed");
        line.concepts("category", CODES + "condition-category", "problem-list-item");
        line.concept("code", Systems.ICD_10_CM, ailment.icd10, ailment.words).reference("subject", person.address());
        line.text("onsetDateTime", since).text("recordedDate", since).done();
    }

    private void prescription(Line line, History history, Ailment ailment) {
        var person = history.person();
        var dice = Dice.of(numbers.seed(), "prescription for " + ailment, person.number());
        line.resource("MedicationRequest", id("prescription", person, ailment), updated, CORE + "medicationrequest");
        line.text("status", "active").text("intent", "order");
        line.concept("medicationCodeableConcept", Systems.RXNORM, ailment.rxNorm, ailment.medicine);
        line.reference("subject", person.address());
        line.text(
                "authoredOn",
                dice.day(later(person.born(), today.minusYears(1)), today).toString());
        line.reference("requester", directory.practitionerAddress(dice.below(directory.practitioners())));
        line.list("dosageInstruction")
                .object()
                .text("text", "Once a day")
                .end()
                .end()
                .done();
    }

    private void allergy(Line line, Person person) {
        line.resource(
                "AllergyIntolerance", numbers.id("allergy", person.number()), updated, CORE + "allergyintolerance");
        line.concept("clinicalStatus", CODES + "allergyintolerance-clinical", "active");
        line.concept("verificationStatus", CODES + "allergyintolerance-verification", "confirmed");
        line.concept("code", Systems.RXNORM, "7980", "Penicillin G")
                .reference("patient", person.address())
                .done();
    }

    private void vaccine(Line line, Person person) {
        var dice = Dice.of(numbers.seed(), "day of vaccine", person.number());
        line.resource("Immunization", numbers.id("vaccine", person.number()), updated, CORE + "immunization");
        line.text("status", "completed").concept("vaccineCode", CVX, "140", "Influenza vaccine");
        line.reference("patient", person.address());
        line.text(
                "occurrenceDateTime",
                dice.day(later(person.born(), today.minusYears(1)), today).toString());
        line.flag("primarySource", true).done();
    }

    private void encounter(Line line, Visit visit) {
        line.resource("Encounter", numbers.id("encounter", visit.number()), updated, CORE + "encounter");
        line.text("status", "finished").coding("class", CODES + "v3-ActCode", visit.number() % 9 == 0 ? "VR" : "AMB");
        line.list("type").object().text("text", "Visit").end().end();
        line.reference("subject", visit.person().address());
        line.list("participant").object();
        line.concepts("type", CODES + "v3-ParticipationType", "PPRF");
        line.reference("individual", directory.practitionerAddress(visit.practitioner()))
                .end()
                .end();
        line.period("period", visit.at(9), visit.at(10));
        line.list("reasonCode")
                .object()
                .list("coding")
                .codingItem(Systems.ICD_10_CM, visit.icd10())
                .end();
        line.text("text", visit.words()).end().end();
        line.reference("serviceProvider", directory.organizationAddress(directory.employer(visit.practitioner())))
                .done();
    }

    private void pressure(Line line, Visit visit, Dice dice) {
        observation(line, visit, "pressure", "blood-pressure", "vital-signs", "85354-9", "Blood pressure");
        line.list("component");
        component(line, "8480-6", "Systolic pressure", (long) dice.around(128, 15), "mm[Hg]");
        component(line, "8462-4", "Diastolic pressure", (long) dice.around(77, 9), "mm[Hg]");
        line.end().done();
    }

    private static void component(Line line, String loinc, String words, long value, String unit) {
        line.object().concept("code", Systems.LOINC, loinc, words);
        line.quantity("valueQuantity", value, 0, unit).end();
    }

    private void weight(Line line, Visit visit, Dice dice) {
        observation(line, visit, "weight", "body-weight", "vital-signs", "29463-7", "Body weight");
        line.quantity("valueQuantity", Math.max(350, (long) dice.around(800, 160)), 1, "kg")
                .done();
    }

    private void laboratory(Line line, Visit visit, Ailment ailment, Dice dice) {
        observation(line, visit, ailment.name(), "observation-lab", "laboratory", ailment.loinc, ailment.test);
        var value = Math.max(1, (long) dice.around(ailment.usual, ailment.spread));
        line.quantity("valueQuantity", value, ailment.digits, ailment.unit);
        line.list("interpretation").object().list("coding");
        line.codingItem(CODES + "v3-ObservationInterpretation", interpreted(ailment, value))
                .end()
                .end()
                .end()
                .done();
    }

    private static String interpreted(Ailment ailment, long value) {
        return value > ailment.usual + ailment.spread ? "H" : value < ailment.usual - ailment.spread ? "L" : "N";
    }

    private void observation(
            Line line, Visit visit, String which, String profile, String category, String loinc, String words) {
        line.resource("Observation", numbers.id(which, visit.number()), updated, CORE + profile);
        line.text("status", "final").concepts("category", CODES + "observation-category", category);
        line.concept("code", Systems.LOINC, loinc, words)
                .reference("subject", visit.person().address());
        line.reference("encounter", "Encounter/" + numbers.id("encounter", visit.number()));
        line.text("effectiveDateTime", visit.at(9)).text("issued", visit.at(11));
        line.list("performer")
                .referenceItem(directory.practitionerAddress(visit.practitioner()))
                .end();
    }

    private void note(Line line, Visit visit) {
        var text = "Seen for: " + visit.words() + ". No change of treatment. Next visit as agreed.";
        line.resource("DocumentReference", numbers.id("note", visit.number()), updated, CORE + "documentreference");
        line.text("status", "current").concept("type", Systems.LOINC, "11506-3", "Progress note");
        line.concepts(
                "category",
                CORE.replace("StructureDefinition", "CodeSystem") + "documentreference-category",
                "clinical-note");
        line.reference("subject", visit.person().address()).text("date", visit.at(12));
        line.list("author")
                .referenceItem(directory.practitionerAddress(visit.practitioner()))
                .end();
        line.list("content").object().object("attachment").text("contentType", "text/plain");
        line.text("data", Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))
                .end()
                .end()
                .end();
        line.object("context").list("encounter").referenceItem("Encounter/" + numbers.id("encounter", visit.number()));
        line.end().end().done();
    }

    private String id(String what, Person person, Ailment ailment) {
        return numbers.id(what, person.number() * Ailment.ALL.size() + ailment.number());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
