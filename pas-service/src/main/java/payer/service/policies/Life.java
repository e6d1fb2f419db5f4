package payer.service.policies;

import static payer.service.policies.LifeState.APPROVED;
import static payer.service.policies.LifeState.DRAFT;
import static payer.service.policies.LifeState.IN_FORCE;
import static payer.service.policies.LifeState.RETIRED;
import static payer.service.policies.LifeState.SCHEDULED;
import static payer.service.policies.LifeState.SUBMITTED;
import static payer.service.policies.LifeState.TESTED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * The life of one version so far. Each method says what the next step is, or why there can be none; nothing is changed.
 *
 * @param revisions how many documents the version has had
 */
public record Life(VersionKey key, List<Step> steps, int revisions) {

    public Life {
        steps = List.copyOf(steps);
    }

    public static Life unborn(VersionKey key) {
        return new Life(key, List.of(), 0);
    }

    public int number() {
        return steps.size();
    }

    public LifeState state() {
        return last().state();
    }

    /** The revision that is worked on, or {@link Step#NONE}. */
    public int revision() {
        return last().revision();
    }

    /** The last document, also where the version is to end. */
    public int newest() {
        return isToEnd() ? revisions : revision();
    }

    /** What is proposed, approved or done is that the version ends. */
    public boolean isToEnd() {
        return revision() == Step.NONE;
    }

    /** There is a revision that is not what is in force. */
    public boolean isBeingWorkedOn() {
        return !steps.isEmpty() && !isToEnd() && state() != IN_FORCE && state() != RETIRED;
    }

    public Step last() {
        return steps.getLast();
    }

    /** Work is lost if two edit at once, so whoever saves says which state of things they saw. */
    public void refuseUnlessSeen(Optional<Integer> seen) {
        if (seen.isPresent() && seen.get() != number())
            throw Problem.of(
                    ProblemKind.PRECONDITION_FAILED,
                    "Someone changed " + key + " meanwhile: it is at \"" + number() + "\" now. Read it again.",
                    "If-Match");
    }

    /** Also of a version in force: that goes on as it is until the correction is published. */
    public Step edited(Stamp stamp) {
        if (steps.isEmpty()) return step(LifeAct.DRAFTED, DRAFT, revisions + 1, stamp);
        refuseUnless("edited", DRAFT, TESTED, SUBMITTED, APPROVED, IN_FORCE, RETIRED);
        return step(LifeAct.EDITED, DRAFT, revisions + 1, stamp);
    }

    public Step tested(Stamp stamp) {
        refuseUnless("tested", DRAFT, TESTED);
        return step(LifeAct.TESTED, TESTED, revision(), stamp);
    }

    public Step submitted(Stamp stamp) {
        refuseUnless("submitted", TESTED);
        return step(LifeAct.SUBMITTED, SUBMITTED, revision(), stamp);
    }

    public Step retirementProposed(Stamp stamp) {
        refuseUnless("proposed for retirement", IN_FORCE);
        return step(LifeAct.RETIREMENT_PROPOSED, SUBMITTED, Step.NONE, stamp);
    }

    public Step approved(Stamp stamp) {
        refuseUnless("approved", SUBMITTED);
        if (isWorkOf(stamp.by()))
            throw Problem.of(
                    ProblemKind.FORBIDDEN, "A second person approves: you took part in writing this version yourself.");
        return step(LifeAct.APPROVED, APPROVED, revision(), stamp);
    }

    /** Back to its author; what was to be retired stays in force. */
    public Step sentBack(Stamp stamp) {
        refuseUnless("sent back", SUBMITTED, APPROVED);
        return isToEnd()
                ? step(LifeAct.SENT_BACK, IN_FORCE, lastInForce(), stamp)
                : step(LifeAct.SENT_BACK, DRAFT, revision(), stamp);
    }

    /** {@code published} is the revision in force, which goes on; without one the version never was and is put away. */
    public Step abandoned(Optional<Integer> published, Stamp stamp) {
        refuseUnless("abandoned", DRAFT, TESTED, SUBMITTED, APPROVED);
        return published
                .map(revision -> step(LifeAct.ABANDONED, IN_FORCE, revision, stamp))
                .orElseGet(() -> step(LifeAct.ABANDONED, RETIRED, Step.NONE, stamp));
    }

    public Step scheduled(Instant due, Stamp stamp) {
        refuseUnless("scheduled", APPROVED, SCHEDULED);
        if (!due.isAfter(stamp.at()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "The time of publication lies ahead", "at");
        return new Step(key, number() + 1, LifeAct.SCHEDULED, SCHEDULED, revision(), stamp, Optional.of(due));
    }

    public Step unscheduled(Stamp stamp) {
        refuseUnless("taken off the schedule", SCHEDULED);
        return step(LifeAct.UNSCHEDULED, APPROVED, revision(), stamp);
    }

    public Step refused(Stamp stamp) {
        refuseUnless("refused", SCHEDULED);
        return step(LifeAct.REFUSED, APPROVED, revision(), stamp);
    }

    public Step published(Stamp stamp) {
        refuseUnless("published", APPROVED, SCHEDULED);
        return isToEnd()
                ? step(LifeAct.RETIRED, RETIRED, Step.NONE, stamp)
                : step(LifeAct.PUBLISHED, IN_FORCE, revision(), stamp);
    }

    /** Put into force as it came, with the product or in a transfer of a whole set. */
    public Step broughtIn(Stamp stamp) {
        return step(LifeAct.PUBLISHED, IN_FORCE, revisions + 1, stamp);
    }

    /** The document with the closed period is in force; a correction that someone is writing stays as it is. */
    public Step ended(Stamp stamp) {
        var isAtWork = state() != IN_FORCE;
        return step(LifeAct.ENDED, state(), isAtWork ? revision() : revisions + 1, stamp);
    }

    /** {@code restored} is the revision in force again; without one the version is a draft again. */
    public Step rolledBack(Optional<Integer> restored, Stamp stamp) {
        var isOtherWork = state() != IN_FORCE && state() != RETIRED && !isRevision(restored);
        if (isOtherWork) return step(LifeAct.ROLLED_BACK, state(), revision(), stamp);
        return restored.map(revision -> step(LifeAct.ROLLED_BACK, IN_FORCE, revision, stamp))
                .orElseGet(() -> step(LifeAct.ROLLED_BACK, DRAFT, revision(), stamp));
    }

    /** What is in force again is no draft any more, such as after a roll-back that is itself rolled back. */
    private boolean isRevision(Optional<Integer> restored) {
        return restored.equals(Optional.of(revision()));
    }

    /** Everyone who wrote or submitted since the version was last in force. */
    public boolean isWorkOf(Person person) {
        for (var step : steps.reversed()) {
            if (step.state() == IN_FORCE) return false;
            var isWork = step.act() == LifeAct.DRAFTED
                    || step.act() == LifeAct.EDITED
                    || step.act() == LifeAct.SUBMITTED
                    || step.act() == LifeAct.RETIREMENT_PROPOSED;
            if (isWork && step.stamp().by().isSameAs(person)) return true;
        }
        return false;
    }

    private int lastInForce() {
        return steps.reversed().stream()
                .filter(step -> step.state() == IN_FORCE)
                .findFirst()
                .orElseThrow()
                .revision();
    }

    private void refuseUnless(String act, LifeState... states) {
        if (steps.isEmpty()) throw Problem.of(ProblemKind.NOT_FOUND, "There is no " + key);
        if (List.of(states).contains(state())) return;
        var allowed = Arrays.stream(states).map(LifeState::text).collect(Collectors.joining(", "));
        throw Problem.of(
                ProblemKind.CONFLICT,
                "%s is %s; it can be %s when it is: %s".formatted(key, state().text(), act, allowed));
    }

    private Step step(LifeAct act, LifeState state, int revision, Stamp stamp) {
        return new Step(key, number() + 1, act, state, revision, stamp, Optional.empty());
    }
}
