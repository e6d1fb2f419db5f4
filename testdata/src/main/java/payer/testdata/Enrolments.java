package payer.testdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** A member as the payer's enrolment files know him: the person, the coverages, and the relative who holds the policy. */
public final class Enrolments {

    private Enrolments() {}

    public static List<Resource> of(Member member, LocalDate today) {
        var resources = new ArrayList<Resource>();
        resources.add(patient(member));
        resources.addAll(coverages(member, today));
        subscriberOf(member).ifPresent(resources::add);
        return List.copyOf(resources);
    }

    public static Patient patient(Member member) {
        var patient = new Patient();
        patient.setId(member.patientId());
        patient.setActive(true);
        patient.addIdentifier(Codes.identifier("MB", Payer.MEMBER_SYSTEM, member.memberId()));
        patient.addIdentifier(Codes.identifier("MR", Providers.RECORD_NUMBER_SYSTEM, recordNumber(member)));
        names(member).forEach(patient::addName);
        patient.setGender(member.gender())
                .setBirthDateElement(
                        new org.hl7.fhir.r4.model.DateType(member.birthDate().toString()));
        patient.addTelecom(member.home().phone().setUse(ContactPointUse.HOME));
        patient.addAddress(member.home().address());
        addBackground(patient, member);
        member.birthOrder().ifPresent(order -> patient.setMultipleBirth(new IntegerType(order)));
        patient.setDeceased(member.died()
                .<org.hl7.fhir.r4.model.Type>map(day -> new DateTimeType(day.toString()))
                .orElse(new BooleanType(false)));
        patient.addCommunication().setPreferred(true).setLanguage(Codes.concept("urn:ietf:bcp:47", "en"));
        return patient;
    }

    public static List<Coverage> coverages(Member member, LocalDate today) {
        return member.enrolments().stream()
                .map(enrolment -> coverage(member, enrolment, today))
                .toList();
    }

    /** The coverage that counts today or, where none does, the last one listed: what somebody at a desk would copy. */
    public static Coverage shownAtTheDesk(Member member, LocalDate today) {
        var enrolments = member.enrolments();
        var shown = enrolments.stream()
                .filter(enrolment -> enrolment.isActive(today))
                .findFirst()
                .orElse(enrolments.getLast());
        return coverage(member, shown, today);
    }

    private static List<HumanName> names(Member member) {
        var name = member.name();
        var current = new HumanName().setUse(NameUse.OFFICIAL).setFamily(name.family());
        name.given().forEach(current::addGiven);
        name.prefix().ifPresent(current::addPrefix);
        name.suffix().ifPresent(current::addSuffix);
        return name.before()
                .map(before -> List.of(current, earlier(name, before)))
                .orElse(List.of(current));
    }

    private static HumanName earlier(Member.Name name, String before) {
        var earlier = new HumanName().setUse(NameUse.OLD).setFamily(before);
        name.given().forEach(earlier::addGiven);
        return earlier.setPeriod(new Period().setEndElement(new DateTimeType("2019-06-30")));
    }

    private static void addBackground(Patient patient, Member member) {
        patient.addExtension(member.background().raceExtension());
        patient.addExtension(member.background().ethnicityExtension());
        patient.addExtension(
                Systems.US_CORE + "us-core-birthsex",
                new CodeType(member.gender() == AdministrativeGender.FEMALE ? "F" : "M"));
    }

    private static Coverage coverage(Member member, Enrolment enrolment, LocalDate today) {
        var coverage = new Coverage();
        coverage.setId(
                StableIds.of("Coverage", member.memberId(), enrolment.plan().code()));
        coverage.addIdentifier(Codes.identifier("MB", Payer.MEMBER_SYSTEM, member.memberId()));
        coverage.setStatus(
                enrolment.hasEnded(today) ? Coverage.CoverageStatus.CANCELLED : Coverage.CoverageStatus.ACTIVE);
        coverage.setType(Codes.concept(
                Systems.PAYMENT_TYPOLOGY,
                enrolment.plan().paymentType(),
                enrolment.plan().lineOfBusiness()));
        coverage.setSubscriber(new Reference("Patient/" + Member.patientId(member.subscriberId())));
        coverage.setSubscriberId(member.subscriberId()).setBeneficiary(member.patientReference());
        member.family().ifPresent(family -> coverage.setDependent(family.dependentNumber()));
        coverage.setRelationship(Codes.hl7("subscriber-relationship", relationship(member)));
        coverage.setPeriod(period(enrolment, today)).addPayor(Payer.reference());
        return coverage.addClass_(enrolment.plan().asClass());
    }

    private static String relationship(Member member) {
        return member.family()
                .map(family -> family.relationship().towardsSubscriber())
                .orElse("self");
    }

    private static Period period(Enrolment enrolment, LocalDate today) {
        var period = new Period()
                .setStartElement(new DateTimeType(enrolment.from().asOf(today).toString()));
        enrolment
                .until()
                .ifPresent(last ->
                        period.setEndElement(new DateTimeType(last.asOf(today).toString())));
        return period;
    }

    private static Optional<RelatedPerson> subscriberOf(Member member) {
        return member.family().map(family -> relatedPerson(member, family));
    }

    private static RelatedPerson relatedPerson(Member member, Family family) {
        var subscriber = Members.withId(family.subscriberId());
        var related = new RelatedPerson();
        related.setId(StableIds.of("RelatedPerson", member.memberId(), subscriber.memberId()));
        related.setActive(true).setPatient(member.patientReference());
        related.addRelationship(Codes.hl7("v3-RoleCode", family.relationship().ofSubscriber()));
        names(subscriber).forEach(related::addName);
        return related.addTelecom(subscriber.home().phone().setUse(ContactPointUse.HOME))
                .addAddress(subscriber.home().address());
    }

    private static String recordNumber(Member member) {
        return "MRN-" + StableIds.of("record number", member.memberId()).substring(0, 8);
    }
}
