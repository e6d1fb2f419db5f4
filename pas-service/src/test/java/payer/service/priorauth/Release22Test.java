package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** Release 2.2 at its own address, over the same registry. */
class Release22Test {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String BASE = "/pas/2.2/fhir";

    @Test
    void what_was_asked_at_one_address_is_known_at_the_other() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "two-addresses");
        var answer = PAYER.submit(request);
        var found = inquire(Inquiries.about(request));
        var ids = found.getParameter().stream()
                .map(parameter -> DemoPayer.id((Bundle) parameter.getResource()))
                .toList();
        assertTrue(ids.contains(DemoPayer.id(answer)), ids.toString());
        assertTrue(found.getParameter().stream().allMatch(one -> one.getName().equals("return")));
    }

    @Test
    void who_finds_nothing_gets_parameters_without_any() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "two-addresses-nothing");
        assertEquals(
                List.of(), inquire(Inquiries.about(request, "no-such-number")).getParameter());
    }

    private static Parameters inquire(Bundle inquiry) {
        var answer = PAYER.postTo(BASE + "/Claim/$inquire", DemoPayer.json(inquiry));
        assertEquals(200, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), Parameters.class);
    }
}
