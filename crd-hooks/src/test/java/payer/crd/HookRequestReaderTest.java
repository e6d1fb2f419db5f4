package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.testdata.cases.Cases;
import payer.testdata.message.OrderSignHook;

class HookRequestReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Cases CASES = Cases.on(LocalDate.of(2026, 3, 2));

    @Test
    void the_envelope_is_understood() {
        var request = read(hook -> {
            hook.putObject("fhirAuthorization").put("access_token", "tok").put("token_type", "Bearer");
            hook.putObject("extension")
                    .put("davinci-crd.requestedVersion", "2.1")
                    .putObject("davinci-crd.configuration")
                    .put("max-cards", 2)
                    .put("guideline", false);
        });
        assertEquals(Hook.ORDER_SIGN, request.hook());
        assertEquals("tok", request.access().orElseThrow().token());
        assertFalse(request.access().orElseThrow().toString().contains("tok"));
        assertEquals(Optional.of(Release.V2_1), request.requested());
        assertEquals(OptionalInt.of(2), request.configuration().mostCards());
        assertFalse(request.configuration().wants(Option.GUIDELINE));
        assertTrue(request.configuration().wants(Option.COVERAGE_INFORMATION));
        assertTrue(request.prefetch().containsKey("coverage"));
    }

    @Test
    void what_it_does_not_know_it_passes_over() {
        read(hook -> {
            hook.put("unheardOf", true);
            ((ObjectNode) hook.path("context")).put("alsoUnheardOf", 1);
            hook.putObject("extension").put("other.extension", "x");
        });
    }

    @Test
    void a_configuration_that_makes_no_sense_counts_for_nothing() {
        var configuration = read(hook -> hook.putObject("extension")
                        .putObject("davinci-crd.configuration")
                        .put("max-cards", "many")
                        .put("guideline", "yes")
                        .put("unknown-option", false))
                .configuration();
        assertEquals(Configuration.NONE, configuration);
        assertTrue(configuration.wants(Option.GUIDELINE));
    }

    @Test
    void a_release_that_nobody_speaks_is_no_release() {
        assertEquals(
                Optional.empty(),
                read(hook -> hook.putObject("extension").put("davinci-crd.requestedVersion", "9.9"))
                        .requested());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var problem = assertThrows(
                Problem.class,
                () -> read(hook -> {
                    hook.put("hook", "order-select").put("hookInstance", "7");
                    hook.put("fhirServer", "not an address");
                    ((ObjectNode) hook.path("context")).remove("draftOrders");
                }));
        assertEquals(ProblemKind.UNPROCESSABLE, problem.kind());
        assertEquals(
                java.util.Set.of("hook", "hookInstance", "fhirServer", "context.draftOrders"),
                problem.issues().stream().map(Problem.Issue::place).collect(Collectors.toSet()));
    }

    @Test
    void later_releases_use_400_for_what_is_no_hook() {
        var problem = assertThrows(
                Problem.class, () -> HookRequestReader.read(Hook.ORDER_SIGN, Release.V2_2, MAPPER.createArrayNode()));
        assertEquals(400, problem.kind().status());
    }

    @Test
    void a_token_goes_with_a_server() {
        assertThrows(
                Problem.class,
                () -> read(hook -> {
                    hook.remove("fhirServer");
                    hook.putObject("fhirAuthorization").put("access_token", "tok");
                }));
    }

    private static HookRequest read(Consumer<ObjectNode> change) {
        var hook = (ObjectNode) json(OrderSignHook.of(CASES.tomBakerNeedsOxygen()));
        change.accept(hook);
        return HookRequestReader.read(Hook.ORDER_SIGN, Release.V2_0, hook);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
