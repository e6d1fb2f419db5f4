package payer.testdata.scale;

import java.time.LocalDate;
import payer.testdata.Payer;
import payer.testdata.Systems;
import payer.testdata.scale.Person.Role;
import payer.testdata.scale.Person.Term;

/** Writes what the payer's enrolment files know of a member: the person, each coverage, and who holds the policy. */
final class Enrollment {
    private static final String CARIN = "http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-";
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private final StableNumbers numbers;
    private final LocalDate today;
    private final String updated;

    Enrollment(StableNumbers numbers, LocalDate today, String updated) {
        this.numbers = numbers;
        this.today = today;
        this.updated = updated;
    }

    void write(StringBuilder out, Person person, Person subscriber) {
        patient(new Line(out), person);
        for (int i = 0; i < person.terms().size(); i++) coverage(new Line(out), person, subscriber, i);
        if (person.role() != Role.SUBSCRIBER) holder(new Line(out), person, subscriber);
    }

    String coverageAddress(Person person, LocalDate day) {
        return "Coverage/" + coverageId(person, person.terms().indexOf(person.termOn(day)));
    }

    private String coverageId(Person person, int term) {
        return numbers.id("coverage", person.number() * 4 + term);
    }

    private void patient(Line line, Person person) {
        line.resource("Patient", person.id(), updated, Systems.US_CORE + "us-core-patient");
        line.list("identifier").object();
        line.concept("type", Systems.IDENTIFIER_TYPE, "MB").text("system", Payer.MEMBER_SYSTEM);
        line.text("value", StableNumbers.member(person.number())).end().end();
        line.flag("active", true);
        name(line, person);
        line.text("gender", person.female() ? "female" : "male")
                .text("birthDate", person.born().toString());
        if (person.died().isPresent())
            line.text("deceasedDateTime", person.died().get().toString());
        line.list("telecom").object().text("system", "phone").text("use", "home");
        line.text("value", StableNumbers.phone((int) (person.number() % 100)))
                .end()
                .end();
        home(line, person);
        line.list("communication")
                .object()
                .concept("language", "urn:ietf:bcp:47", "en")
                .flag("preferred", true);
        line.end().end().done();
    }

    private void coverage(Line line, Person person, Person subscriber, int which) {
        var term = person.terms().get(which);
        var ended = term.until().filter(last -> last.isBefore(today)).isPresent();
        line.resource(
                "Coverage",
                coverageId(person, which),
                updated,
                Systems.US_CORE + "us-core-coverage",
                CARIN + "Coverage");
        line.list("identifier").object();
        line.concept("type", Systems.IDENTIFIER_TYPE, "MB").text("system", Payer.MEMBER_SYSTEM);
        line.text("value", StableNumbers.member(person.number())).end().end();
        line.text("status", ended ? "cancelled" : "active");
        line.concept(
                "type",
                Systems.PAYMENT_TYPOLOGY,
                term.plan().paymentType(),
                term.plan().lineOfBusiness());
        line.reference("subscriber", subscriber.address());
        line.text("subscriberId", StableNumbers.member(subscriber.number())).reference("beneficiary", person.address());
        if (person.role() != Role.SUBSCRIBER) line.text("dependent", "0" + person.number() % Family.MOST);
        line.concept("relationship", CODES + "subscriber-relationship", relationship(person));
        period(line, term);
        line.list("payor").referenceItem(Directory.payer()).end();
        line.list("class").object().concept("type", CODES + "coverage-class", "plan");
        line.text("value", term.plan().code())
                .text("name", term.plan().product())
                .end()
                .end()
                .done();
    }

    private static void period(Line line, Term term) {
        line.object("period").text("start", term.from().toString());
        term.until().ifPresent(last -> line.text("end", last.toString()));
        line.end();
    }

    private void holder(Line line, Person person, Person subscriber) {
        line.resource(
                "RelatedPerson",
                numbers.id("holder", person.number()),
                updated,
                Systems.US_CORE + "us-core-relatedperson");
        line.flag("active", true).reference("patient", person.address());
        line.concepts("relationship", CODES + "v3-RoleCode", person.role() == Role.SPOUSE ? "SPS" : "PRN");
        name(line, subscriber);
        home(line, subscriber);
        line.done();
    }

    private static void name(Line line, Person person) {
        line.list("name").object().text("use", "official").text("family", person.family());
        line.list("given").item(person.given()).end().end().end();
    }

    private static void home(Line line, Person person) {
        var town = person.town();
        line.list("address").object().text("use", "home");
        line.list("line")
                .item(person.house() + " " + Names.STREETS.get(person.house() % Names.STREETS.size()))
                .end();
        line.text("city", town.city()).text("state", town.state()).text("postalCode", town.postalCode());
        line.text("country", "US").end().end();
    }

    private static String relationship(Person person) {
        return switch (person.role()) {
            case SUBSCRIBER -> "self";
            case SPOUSE -> "spouse";
            case CHILD -> "child";
        };
    }
}
