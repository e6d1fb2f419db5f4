package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** What can follow what in the life of a version. */
class LifeTest {
    private static final VersionKey KEY = new VersionKey("canes", "2026-01-01");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_version_is_drafted_tested_submitted_approved_and_published() {
        var approved = then(submitted(), life -> life.approved(by("bert")));
        var inForce = then(approved, life -> life.published(by("bert")));
        assertEquals(LifeState.IN_FORCE, inForce.state());
        assertEquals(
                List.of("drafted", "tested", "submitted", "approved", "published"),
                inForce.steps().stream().map(step -> step.act().text()).toList());
    }

    @Test
    void who_wrote_does_not_approve_and_neither_does_who_submitted() {
        var submitted = submitted();
        assertEquals(ProblemKind.FORBIDDEN, refusal(() -> submitted.approved(by("anna"))));
        var byAnother = then(
                then(then(drafted(), life -> life.tested(by("carl"))), life -> life.submitted(by("carl"))),
                life -> life.sentBack(by("bert")));
        var again = then(then(byAnother, life -> life.tested(by("dora"))), life -> life.submitted(by("dora")));
        for (var name : List.of("anna", "carl", "dora"))
            assertEquals(ProblemKind.FORBIDDEN, refusal(() -> again.approved(by(name))), name);
        assertEquals(LifeState.APPROVED, again.approved(by("bert")).state());
    }

    @Test
    void another_client_in_the_same_hands_is_no_second_person() {
        var sameHands = new Stamp(new Person("anna", "another-client"), NOON, "approve it myself");
        assertEquals(ProblemKind.FORBIDDEN, refusal(() -> submitted().approved(sameHands)));
    }

    @Test
    void an_edit_takes_the_approval_back() {
        var approved = then(submitted(), life -> life.approved(by("bert")));
        var edited = then(approved, life -> life.edited(by("anna")), 2);
        assertEquals(LifeState.DRAFT, edited.state());
        assertEquals(2, edited.revision());
        assertEquals(ProblemKind.CONFLICT, refusal(() -> edited.published(by("bert"))));
    }

    @Test
    void who_wrote_an_earlier_correction_may_approve_a_later_one() {
        var inForce = then(then(submitted(), life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        var corrected = then(then(inForce, life -> life.edited(by("bert")), 2), life -> life.tested(by("bert")));
        var submitted = then(corrected, life -> life.submitted(by("bert")));
        assertEquals(ProblemKind.FORBIDDEN, refusal(() -> submitted.approved(by("bert"))));
        assertEquals(LifeState.APPROVED, submitted.approved(by("anna")).state());
    }

    @Test
    void a_retirement_needs_two_persons_too_and_what_is_sent_back_stays_in_force() {
        var inForce = then(then(submitted(), life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        var proposed = then(inForce, life -> life.retirementProposed(by("anna")));
        assertTrue(proposed.isToEnd());
        assertEquals(ProblemKind.FORBIDDEN, refusal(() -> proposed.approved(by("anna"))));
        assertEquals(LifeState.IN_FORCE, proposed.sentBack(by("bert")).state());
        assertEquals(1, proposed.sentBack(by("bert")).revision());
        var retired = then(then(proposed, life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        assertEquals(LifeState.RETIRED, retired.state());
    }

    @Test
    void a_publication_is_scheduled_ahead_and_can_be_taken_back() {
        var approved = then(submitted(), life -> life.approved(by("bert")));
        assertEquals(ProblemKind.INVALID_VALUE, refusal(() -> approved.scheduled(NOON, by("bert"))));
        var scheduled = then(approved, life -> life.scheduled(NOON.plusSeconds(60), by("bert")));
        assertEquals(Optional.of(NOON.plusSeconds(60)), scheduled.last().due());
        assertEquals(ProblemKind.CONFLICT, refusal(() -> scheduled.edited(by("anna"))));
        assertEquals(LifeState.APPROVED, scheduled.unscheduled(by("bert")).state());
    }

    @Test
    void work_on_a_correction_is_not_disturbed_when_the_version_ends_or_is_rolled_back() {
        var inForce = then(then(submitted(), life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        var correcting = then(inForce, life -> life.edited(by("anna")), 2);
        assertEquals(LifeState.DRAFT, correcting.ended(by("bert")).state());
        assertEquals(2, correcting.ended(by("bert")).revision());
        assertEquals(2, correcting.rolledBack(Optional.of(1), by("bert")).revision());
        assertEquals(2, inForce.ended(by("bert")).revision());
        assertEquals(
                LifeState.DRAFT,
                inForce.rolledBack(Optional.empty(), by("bert")).state());
    }

    @Test
    void what_a_roll_back_of_a_roll_back_restores_is_in_force_and_no_draft() {
        var inForce = then(then(submitted(), life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        var rolledBack = then(inForce, life -> life.rolledBack(Optional.empty(), by("bert")));
        assertEquals(LifeState.DRAFT, rolledBack.state());
        var again = then(rolledBack, life -> life.rolledBack(Optional.of(1), by("bert")));
        assertEquals(LifeState.IN_FORCE, again.state());
        assertEquals(1, again.revision());
        assertEquals(LifeState.SUBMITTED, again.retirementProposed(by("anna")).state());

        var tested = then(rolledBack, life -> life.tested(by("anna")));
        assertEquals(
                LifeState.IN_FORCE,
                tested.rolledBack(Optional.of(1), by("bert")).state());
        var edited = then(rolledBack, life -> life.edited(by("anna")), 2);
        assertEquals(
                LifeState.DRAFT, edited.rolledBack(Optional.of(1), by("bert")).state());
    }

    @Test
    void what_is_given_up_leaves_what_is_in_force_as_it_is() {
        assertEquals(
                LifeState.RETIRED,
                drafted().abandoned(Optional.empty(), by("anna")).state());
        var inForce = then(then(submitted(), life -> life.approved(by("bert"))), life -> life.published(by("bert")));
        assertEquals(ProblemKind.CONFLICT, refusal(() -> inForce.abandoned(Optional.of(1), by("anna"))));
        var correcting = then(inForce, life -> life.edited(by("anna")), 2);
        var left = then(correcting, life -> life.abandoned(Optional.of(1), by("anna")));
        assertEquals(LifeState.IN_FORCE, left.state());
        assertEquals(1, left.revision());
        assertEquals(3, left.edited(by("anna")).revision());
    }

    @Test
    void who_saves_what_another_has_changed_is_told() {
        assertEquals(ProblemKind.PRECONDITION_FAILED, refusal(() -> submitted().refuseUnlessSeen(Optional.of(2))));
        submitted().refuseUnlessSeen(Optional.of(3));
    }

    @Test
    void a_change_without_a_reason_is_refused() {
        assertEquals(ProblemKind.MISSING, refusal(() -> new Stamp(new Person("anna", "c"), NOON, " ")));
    }

    @Test
    void names_that_cannot_stand_in_an_address_are_refused() {
        for (var policy : List.of("Canes", "canes and crutches", "releases", ""))
            assertEquals(ProblemKind.INVALID_VALUE, refusal(() -> new VersionKey(policy, "1")), policy);
        assertEquals(ProblemKind.INVALID_VALUE, refusal(() -> new VersionKey("canes", "../1")));
    }

    private static Life drafted() {
        return then(Life.unborn(KEY), life -> life.edited(by("anna")), 1);
    }

    private static Life submitted() {
        return then(then(drafted(), life -> life.tested(by("anna"))), life -> life.submitted(by("anna")));
    }

    private static Life then(Life life, Function<Life, Step> next) {
        return then(life, next, life.revisions());
    }

    private static Life then(Life life, Function<Life, Step> next, int revisions) {
        var steps = new ArrayList<>(life.steps());
        steps.add(next.apply(life));
        return new Life(KEY, steps, revisions);
    }

    private static Stamp by(String name) {
        return new Stamp(new Person(name, "client"), NOON, "because");
    }

    private static ProblemKind refusal(Executable act) {
        return assertThrows(Problem.class, act).kind();
    }
}
