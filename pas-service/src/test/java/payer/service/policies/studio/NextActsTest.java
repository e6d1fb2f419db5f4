package payer.service.policies.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Role;
import payer.service.caller.Scopes;
import payer.service.policies.Life;
import payer.service.policies.LifeAct;
import payer.service.policies.LifeState;
import payer.service.policies.Person;
import payer.service.policies.Stamp;
import payer.service.policies.Step;
import payer.service.policies.VersionKey;
import payer.service.security.staff.StaffMember;
import payer.service.security.staff.Visit;

/** What can be done with a version next, and why not by somebody. */
class NextActsTest {
    private static final VersionKey KEY = new VersionKey("canes", "2026-01-01");

    @Test
    void who_holds_both_roles_is_told_that_their_own_work_is_for_a_second_person() {
        var submitted = life(LifeAct.DRAFTED, LifeState.DRAFT, LifeAct.SUBMITTED, LifeState.SUBMITTED);
        assertEquals(
                "A second person approves: you took part in writing this yourself.",
                barred("approve", submitted, visit("anna", Role.POLICY_AUTHOR, Role.POLICY_APPROVER)));
        assertEquals("", barred("approve", submitted, visit("bert", Role.POLICY_APPROVER)));
        assertEquals(
                "This is a policy approver’s to do.", barred("approve", submitted, visit("carl", Role.POLICY_AUTHOR)));
    }

    @Test
    void a_draft_that_is_not_tested_says_what_comes_first() {
        var drafted = life(LifeAct.DRAFTED, LifeState.DRAFT);
        assertEquals(
                "Run its cases first: only what is tested is submitted.",
                barred("submit", drafted, visit("anna", Role.POLICY_AUTHOR)));
    }

    @Test
    void whoever_only_reads_is_offered_nothing() {
        var submitted = life(LifeAct.DRAFTED, LifeState.DRAFT, LifeAct.SUBMITTED, LifeState.SUBMITTED);
        assertEquals(List.of(), NextActs.of(submitted, Optional.empty(), visit("nina", Role.REVIEWER_NURSE)));
    }

    private static String barred(String act, Life life, Visit visit) {
        return NextActs.of(life, Optional.empty(), visit).stream()
                .filter(form -> form.act().equals(act))
                .findFirst()
                .orElseThrow()
                .barred();
    }

    private static Life life(LifeAct first, LifeState then) {
        return new Life(KEY, List.of(step(1, first, then)), 1);
    }

    private static Life life(LifeAct first, LifeState then, LifeAct second, LifeState last) {
        return new Life(KEY, List.of(step(1, first, then), step(2, second, last)), 1);
    }

    private static Step step(int number, LifeAct act, LifeState state) {
        var stamp = new Stamp(new Person("anna", "staff-pages"), Instant.EPOCH, "because of the test");
        return new Step(KEY, number, act, state, 1, stamp, Optional.empty());
    }

    private static Visit visit(String person, Role... roles) {
        var scopes = Set.of(roles).stream().map(Role::scope).collect(Collectors.joining(" "));
        var caller = new Caller(
                new ClientId("staff-pages"),
                ConsumerClass.INTERNAL,
                "",
                Optional.of(new Caller.User(person, Optional.empty())),
                Optional.empty(),
                Scopes.parse(scopes),
                "hash",
                Optional.empty(),
                Optional.empty(),
                new Caller.Origin("127.0.0.1", "test", "", ""),
                "/admin");
        return new Visit(
                new StaffMember(person, person, "", Set.of(roles)), caller, false, "token", Duration.ofMinutes(15));
    }
}
