package payer.testdata.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payer.testdata.Json;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;

class MessagesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String VERSION_4 =
            "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    static Stream<Case> cases() {
        var cases = Cases.on(TODAY);
        return Stream.concat(cases.all().stream(), cases.ofNamedMembers().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_request_holds_once_all_that_it_refers_to(Case situation) {
        var bundle = PriorAuthRequest.of(situation);
        var addresses =
                bundle.getEntry().stream().map(BundleEntryComponent::getFullUrl).toList();
        assertTrue(addresses.stream().allMatch(address -> address.matches(VERSION_4)));
        var known = addresses.stream().collect(Collectors.toSet());
        assertEquals(addresses.size(), known.size());
        for (var entry : bundle.getEntry())
            for (var reference : Relocation.references(entry.getResource()))
                assertTrue(known.contains(reference.getReference()), reference::getReference);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_request_asks_for_each_order_and_sends_all_evidence(Case situation) {
        var claim = (Claim) PriorAuthRequest.of(situation).getEntryFirstRep().getResource();
        assertEquals(situation.lines().size(), claim.getItem().size());
        assertEquals(situation.evidence().size() + 1, claim.getSupportingInfo().size());
        assertEquals(situation.reasons().size(), claim.getDiagnosis().size());
    }

    @Test
    void a_request_under_another_trace_number_is_another_request() {
        var situation = Cases.on(TODAY).oxygenAtRest86RoomAir();
        assertEquals(text(PriorAuthRequest.of(situation)), text(PriorAuthRequest.of(situation)));
        var one = PriorAuthRequest.of(situation, "TRN-1");
        var other = PriorAuthRequest.of(situation, "TRN-2");
        assertNotEquals(one.getIdentifier().getValue(), other.getIdentifier().getValue());
        var addresses =
                one.getEntry().stream().map(BundleEntryComponent::getFullUrl).collect(Collectors.toSet());
        assertTrue(other.getEntry().stream().noneMatch(entry -> addresses.contains(entry.getFullUrl())));
    }

    @Test
    void the_provider_has_ids_of_its_own() {
        var situation = Cases.on(TODAY).oxygenAtRest86RoomAir();
        var hook = OrderSignHook.of(situation);
        var forms = Json.compact(FormsRequest.of(situation));
        assertFalse(hook.contains(situation.member().patientId()));
        assertFalse(forms.contains(situation.member().patientId()));
        assertTrue(hook.contains(situation.member().memberId()));
    }

    @Test
    void a_hook_brings_drafts_patient_coverage_and_orders_with_those_who_ordered() throws JsonProcessingException {
        var hook = new ObjectMapper().readTree(OrderSignHook.of(Cases.on(TODAY).rosaRiveraNeedsOxygen()));
        assertEquals("order-sign", hook.path("hook").asText());
        var patientId = hook.path("context").path("patientId").asText();
        assertEquals(patientId, hook.path("prefetch").path("patient").path("id").asText());
        assertEquals(2, hook.path("context").path("draftOrders").path("entry").size());
        assertEquals(
                "DeviceRequest DeviceRequest Practitioner",
                types(hook.path("prefetch").path("deviceRequests")));
        assertEquals("Coverage Organization", types(hook.path("prefetch").path("coverage")));
    }

    @Test
    void a_front_desk_does_not_know_that_a_coverage_has_ended() {
        var coverage = (Coverage) FormsRequest.of(Cases.on(TODAY).idaHolmNeedsOxygen())
                .getParameterFirstRep()
                .getResource();
        assertEquals(Coverage.CoverageStatus.ACTIVE, coverage.getStatus());
        assertFalse(coverage.getPeriod().hasEnd());
    }

    private static String types(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource").path("resourceType").asText())
                .collect(Collectors.joining(" "));
    }

    private static String text(Bundle bundle) {
        return Json.compact(bundle);
    }
}
