package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import payer.dtr.Edition;
import payer.service.running.RunningService;

/** After the start a form is filled in from a made-up chart, so that the first real one does not wait for classes. */
final class WarmPrefillTest {
    @Test
    void the_largest_form_is_filled_in_once_the_forms_are_made() {
        var service = RunningService.shared();
        var warm = service.bean(WarmPrefill.class);
        var known = service.bean(Forms.class).now();
        warm.warm(known.rules(), known.catalog(Edition.DTR_2_2), 1);
        assertTrue(warm.isWarm());
    }
}
