package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The call in the guide works against the demo data. */
class DocumentedCallTest {
    @Test
    void the_call_in_the_guide_is_answered_as_it_says() throws IOException {
        var guide = Files.readString(Path.of("../docs/crd.md"));
        var start = guide.indexOf("```json") + "```json".length();
        var order = Ehr.json(guide.substring(start, guide.indexOf("```", start)));
        var answer = Ehr.of20().answer("order-sign", order);
        var said = OrderSignTest.said(answer, 0);
        assertEquals(List.of("covered"), OrderSignTest.codes(said, "covered"));
        assertEquals(List.of("auth-needed"), OrderSignTest.codes(said, "pa-needed"));
        assertEquals(List.of("clinical"), OrderSignTest.codes(said, "doc-needed"));
        assertEquals(1, answer.path("cards").size());
    }
}
