package payer.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void the_five_whom_scripts_know_by_heart_do_not_change() {
        var known = Members.all().stream()
                .limit(5)
                .map(member -> member.memberId() + " " + member.name().full() + " " + member.birthDate() + " "
                        + member.gender().toCode())
                .toList();
        assertEquals(
                java.util.List.of(
                        "W100000001 Rosa Rivera 1948-03-12 female",
                        "W100000002 Tom Baker 1955-07-30 male",
                        "W100000003 Ida Holm 1960-01-09 female",
                        "W100000004 Grace Okafor 1971-11-23 female",
                        "W100000005 Per Lindqvist 1944-05-02 male"),
                known);
    }

    @Test
    void no_two_share_a_number_or_a_resource() {
        assertDistinct(Member::memberId);
        assertDistinct(Member::patientId);
    }

    @Test
    void coverage_ends_and_begins_as_told() {
        var ida = Enrolments.shownAtTheDesk(Members.idaHolm(), TODAY);
        assertEquals(CoverageStatus.CANCELLED, ida.getStatus());
        assertEquals("2025-12-31", ida.getPeriod().getEndElement().getValueAsString());
        var per = Enrolments.shownAtTheDesk(Members.perLindqvist(), TODAY);
        assertEquals("2026-10-12", per.getPeriod().getStartElement().getValueAsString());
        assertFalse(Members.leoMarchettiWhoStartsSoon().enrolments().getFirst().hasBegun(TODAY));
        assertEquals(
                2,
                Enrolments.coverages(Members.haroldJenningsWithTwoCoverages(), TODAY).stream()
                        .filter(coverage -> coverage.getStatus() == CoverageStatus.ACTIVE)
                        .count());
        assertEquals(
                Plan.MEDICARE_ADVANTAGE.code(),
                Enrolments.shownAtTheDesk(Members.olgaPetrovWhoChangedPlans(), TODAY)
                        .getClass_()
                        .getFirst()
                        .getValue());
    }

    @Test
    void the_twins_differ_in_name_and_number_only() {
        var elder = Members.ellaParkTheElderTwin();
        var younger = Members.emmaParkTheYoungerTwin();
        assertEquals(elder.birthDate(), younger.birthDate());
        assertEquals(elder.name().family(), younger.name().family());
        assertNotEquals(elder.name().given(), younger.name().given());
        assertEquals(
                2, Enrolments.patient(younger).getMultipleBirthIntegerType().getValue());
    }

    @Test
    void a_child_is_covered_under_the_parents_policy() {
        var child = Members.noahPark();
        var coverage = Enrolments.shownAtTheDesk(child, TODAY);
        assertEquals(Members.danielPark().memberId(), coverage.getSubscriberId());
        assertEquals(
                child.patientReference().getReference(),
                coverage.getBeneficiary().getReference());
        assertTrue(Enrolments.of(child, TODAY).stream().anyMatch(RelatedPerson.class::isInstance));
    }

    @Test
    void nothing_personal_is_told_when_a_member_is_printed() {
        Members.all().forEach(member -> assertEquals("Member[" + member.memberId() + "]", member.toString()));
    }

    private static void assertDistinct(Function<Member, String> id) {
        assertEquals(
                Members.all().size(), Members.all().stream().map(id).distinct().count());
    }
}
