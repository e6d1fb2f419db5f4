package payer.service.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import payer.testdata.Enrolments;
import payer.testdata.Member;
import payer.testdata.Members;

class MatchMemberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Member ROSA = Members.rosaRivera();

    private final MatchMember match = new MatchMember(new NamedMembers());

    @Test
    void a_member_is_found_by_number_name_and_birth_date() {
        assertEquals(ROSA.patientId(), found(patient(ROSA), coverage(ROSA)));
    }

    @Test
    void the_ids_of_the_other_system_do_not_matter() {
        var patient = patient(ROSA);
        patient.setId("something-else");
        assertEquals(ROSA.patientId(), found(patient, coverage(ROSA)));
    }

    @Test
    void the_subscriber_number_alone_is_enough_as_a_number() {
        var coverage = new Coverage().setSubscriberId(ROSA.memberId());
        assertEquals(ROSA.patientId(), found(patient(ROSA), coverage));
    }

    @Test
    void dependents_of_one_subscriber_are_told_apart() {
        for (var member :
                Members.all().stream().filter(m -> m.family().isPresent()).toList()) {
            var coverage = new Coverage().setSubscriberId(member.subscriberId());
            assertEquals(member.patientId(), found(patient(member), coverage), member.toString());
        }
    }

    @Test
    void a_name_is_the_same_with_and_without_accents() {
        var jose = Members.josePena();
        var patient = patient(jose);
        patient.getNameFirstRep().setFamily("PENA NUNEZ").getGiven().clear();
        patient.getNameFirstRep().addGiven("Jose");
        assertEquals(jose.patientId(), found(patient, coverage(jose)));
    }

    @Test
    void another_birth_date_is_another_person() {
        var patient = patient(ROSA);
        patient.getBirthDateElement().setValueAsString("1948-03-13");
        assertInstanceOf(MemberMatch.Unknown.class, match(patient, coverage(ROSA)));
    }

    @Test
    void another_given_name_is_another_person() {
        var patient = patient(ROSA);
        patient.getNameFirstRep().getGiven().clear();
        patient.getNameFirstRep().addGiven("Maria");
        assertInstanceOf(MemberMatch.Unknown.class, match(patient, coverage(ROSA)));
    }

    @Test
    void what_is_left_out_is_not_held_against_anyone() {
        var patient = patient(ROSA);
        patient.setBirthDateElement(null);
        assertEquals(ROSA.patientId(), found(patient, coverage(ROSA)));
    }

    @Test
    void a_number_alone_identifies_nobody() {
        assertInstanceOf(MemberMatch.Unknown.class, match(new Patient(), coverage(ROSA)));
    }

    @Test
    void without_a_number_nobody_is_looked_for() {
        assertInstanceOf(MemberMatch.Unknown.class, match(patient(ROSA).setIdentifier(List.of()), new Coverage()));
    }

    @Test
    void a_member_whose_coverage_has_ended_is_known_and_not_insured() {
        var ida = Members.idaHolm();
        var answer = match(patient(ida), coverage(ida));
        assertEquals(new MemberMatch.NotInsured(new MemberId(ida.patientId())), answer);
    }

    @Test
    void coverage_holds_on_its_last_day_and_not_the_day_after() {
        var ida = Members.idaHolm();
        var last = LocalDate.of(2025, 12, 31);
        var enrolled = new NamedMembers().enrolledOn(ida, last).orElseThrow();
        assertEquals(1, enrolled.insuredOn(last).stream().count());
        assertEquals(0, enrolled.insuredOn(last.plusDays(1)).stream().count());
    }

    private String found(Patient patient, Coverage coverage) {
        return assertInstanceOf(MemberMatch.Found.class, match(patient, coverage))
                .member()
                .id()
                .value();
    }

    private MemberMatch match(Patient patient, Coverage coverage) {
        return match.match(patient, coverage, TODAY);
    }

    private static Patient patient(Member member) {
        return Enrolments.patient(member).copy();
    }

    private static Coverage coverage(Member member) {
        return Enrolments.shownAtTheDesk(member, TODAY).copy();
    }

    /** The named members of the demo, held in memory. */
    private static final class NamedMembers implements Roster {
        @Override
        public List<Enrolled> withNumbers(Collection<String> numbers) {
            return Members.all().stream()
                    .filter(member -> numbersOf(member).stream().anyMatch(numbers::contains))
                    .flatMap(member -> enrolledOn(member, TODAY).stream())
                    .toList();
        }

        @Override
        public Optional<Enrolled> find(MemberId id) {
            return Members.all().stream()
                    .filter(member -> member.patientId().equals(id.value()))
                    .findFirst()
                    .flatMap(member -> enrolledOn(member, TODAY));
        }

        Optional<Enrolled> enrolledOn(Member member, LocalDate day) {
            return Optional.of(new Enrolled(Enrolments.patient(member), Enrolments.coverages(member, day)));
        }

        private static Set<String> numbersOf(Member member) {
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(member.subscriberId()),
                            Enrolments.patient(member).getIdentifier().stream().map(Identifier::getValue))
                    .collect(Collectors.toSet());
        }
    }
}
