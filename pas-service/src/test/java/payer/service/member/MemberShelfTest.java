package payer.service.member;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Set;
import org.hl7.fhir.r4.model.Coverage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.decision.Source;
import payer.service.records.Acting;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleSlices;
import payer.service.running.RunningService;
import payer.testdata.Enrolments;
import payer.testdata.Json;
import payer.testdata.Members;
import payer.testdata.demo.DemoData;

/** The roster and the facts as they come off the real shelf. */
class MemberShelfTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final RunningService SERVICE = RunningService.shared();

    @BeforeAll
    static void load() {
        var wanted = Set.of("payer.json", "providers.json", "members/W100000001.json", "members/W100000003.json");
        DemoData.of(TODAY).bundles().forEach((name, bundle) -> {
            if (wanted.contains(name)) put(Json.compact(bundle));
        });
        var dependent = Members.all().stream()
                .filter(member -> member.family().isPresent())
                .findFirst()
                .orElseThrow();
        DemoData.of(TODAY).bundles().forEach((name, bundle) -> {
            if (name.contains(dependent.memberId())) put(Json.compact(bundle));
        });
    }

    private static void put(String bundle) {
        SERVICE.bean(RunBundle.class)
                .transaction(BundleSlices.entries(bundle.getBytes(UTF_8)), Acting.ourselves("test"));
    }

    @Test
    void a_member_is_found_with_the_coverage_that_holds() {
        var rosa = Members.rosaRivera();
        var answer = SERVICE.bean(MatchMember.class)
                .match(Enrolments.patient(rosa), Enrolments.shownAtTheDesk(rosa, TODAY), TODAY);
        var member = assertInstanceOf(MemberMatch.Found.class, answer).member();
        assertEquals(rosa.patientId(), member.id().value());
        assertEquals("LM-MA", member.membership().product());
        assertEquals("medicare-advantage", member.membership().lineOfBusiness());
        assertEquals("Member " + rosa.patientId(), member.toString());
    }

    @Test
    void a_dependent_is_found_by_the_number_of_the_subscriber() {
        var dependent = Members.all().stream()
                .filter(member -> member.family().isPresent())
                .findFirst()
                .orElseThrow();
        var answer = SERVICE.bean(MatchMember.class)
                .match(Enrolments.patient(dependent), new Coverage().setSubscriberId(dependent.subscriberId()), TODAY);
        assertEquals(
                dependent.patientId(),
                assertInstanceOf(MemberMatch.Found.class, answer).member().id().value());
    }

    @Test
    void nobody_is_found_by_a_number_that_was_never_given() {
        var answer = SERVICE.bean(MatchMember.class)
                .match(
                        Enrolments.patient(Members.rosaRivera()).setIdentifier(java.util.List.of()),
                        new Coverage().setSubscriberId("W1,|$\\"),
                        TODAY);
        assertInstanceOf(MemberMatch.Unknown.class, answer);
    }

    @Test
    void the_chart_on_the_shelf_is_told_as_facts() {
        var facts = SERVICE.bean(MemberFacts.class)
                .known(new MemberId(Members.rosaRivera().patientId()));
        assertTrue(facts.stream().anyMatch(fact -> fact.code().value().equals("59408-5")));
        assertTrue(facts.stream()
                .allMatch(fact ->
                        Set.of(Source.RECORD, Source.ORDER, Source.CLAIMS).contains(fact.source())));
    }

    @Test
    void it_is_known_who_stated_a_fact() {
        var roles = SERVICE
                .bean(MemberFacts.class)
                .known(new MemberId(Members.rosaRivera().patientId()))
                .stream()
                .map(fact -> fact.author().role())
                .collect(java.util.stream.Collectors.toSet());
        assertTrue(roles.contains("physician") || roles.contains("laboratory"), roles::toString);
    }

    @Test
    void nothing_is_known_of_a_stranger() {
        assertTrue(SERVICE.bean(MemberFacts.class).known(new MemberId("nobody")).isEmpty());
        assertFalse(SERVICE.bean(Roster.class).find(new MemberId("nobody")).isPresent());
    }
}
