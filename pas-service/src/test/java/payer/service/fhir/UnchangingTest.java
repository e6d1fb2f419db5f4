package payer.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class UnchangingTest {

    @Test
    void each_form_is_written_once() {
        var kept = Unchanging.of(Unchanging.marked(new Basic())).orElseThrow();
        var first = kept.text("json", () -> new byte[] {1});
        assertSame(first, kept.text("json", () -> new byte[] {2}));
        assertEquals(3, kept.text("xml", () -> new byte[] {3})[0]);
    }

    @Test
    void a_resource_that_may_change_is_not_kept() {
        assertTrue(Unchanging.of(new Basic()).isEmpty());
        assertTrue(Unchanging.of(Unchanging.marked(new Basic()).copy()).isEmpty());
    }

    @Test
    void metadata_is_the_same_each_time_and_another_in_each_form() {
        var service = RunningService.shared();
        var path = "/records/fhir/metadata";
        var json = service.get(path).body();
        assertEquals(json, service.get(path).body());
        var pretty = service.get(path + "?_pretty=true").body();
        assertNotEquals(json, pretty);
        assertTrue(service.get(path + "?_format=xml").body().startsWith("<CapabilityStatement"));
        assertEquals(pretty, service.get(path + "?_pretty=true").body());
    }
}
