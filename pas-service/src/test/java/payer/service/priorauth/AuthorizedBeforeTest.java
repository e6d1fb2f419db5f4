package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.testdata.cases.Case;
import payer.testdata.message.OrderSignHook;

/** What was authorized before is known at the order screen as it is where requests are decided. */
class AuthorizedBeforeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void
            an_order_for_which_an_authorization_is_in_force_is_told_its_number_and_another_of_its_kind_that_one_is_there() {
        try (var payer = DemoPayer.fresh()) {
            var screen = new OrderScreen(payer);
            var situation = bedThatIsApproved(payer);
            var before = answer(screen, situation, "E0260");
            assertEquals(List.of("auth-needed"), words(before, "pa-needed"));

            var approved = payer.submit(SubmitTest.fresh(situation, "before"));
            assertEquals(List.of("A1"), DemoPayer.actions(approved));

            var after = answer(screen, situation, "E0260");
            assertEquals(List.of("satisfied"), words(after, "pa-needed"));
            assertEquals(DemoPayer.numbers(approved), words(after, "satisfied-pa-id"));
            assertEquals(0, after.path("cards").size());

            var another = answer(screen, situation, "E0255");
            assertEquals(List.of("auth-needed"), words(another, "pa-needed"));
            var card = another.at("/cards/0");
            assertEquals("duplicate-therapy", card.at("/source/topic/code").asText(), another::toString);
            assertTrue(card.path("detail").asText().contains("E0260"), card::toString);
            assertTrue(card.path("detail").asText().contains("authorized"), card::toString);
        }
    }

    private static Case bedThatIsApproved(DemoPayer payer) {
        return payer.cases().all().stream()
                .filter(one -> one.situation().startsWith("heart failure, head raised 45 degrees, frequent changes"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode answer(OrderScreen screen, Case situation, String code) {
        var hook = OrderSignHook.of(situation, UUID.randomUUID().toString())
                .replace("\"code\" : \"E0260\"", "\"code\" : \"" + code + "\"");
        try {
            return MAPPER.readTree(screen.sign(hook));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> words(JsonNode answer, String url) {
        return answer.at("/systemActions/0/resource/extension")
                .valueStream()
                .filter(extension -> extension.path("url").asText().endsWith("/ext-coverage-information"))
                .flatMap(extension -> extension.path("extension").valueStream())
                .filter(part -> part.path("url").asText().equals(url))
                .map(part -> part.has("valueCode")
                        ? part.path("valueCode").asText()
                        : part.path("valueString").asText())
                .toList();
    }
}
