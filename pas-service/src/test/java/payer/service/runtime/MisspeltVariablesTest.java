package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MisspeltVariablesTest {
    private static final MisspeltVariables VARIABLES =
            new MisspeltVariables(List.of("database.url", "dtr.prefill-limit", "crd.launches", "service.time-zone"));

    @Test
    void a_slip_of_the_pen_is_named_with_what_was_meant() {
        assertEquals(
                List.of("the environment variable DTR_PREFIL_LIMIT is unknown; is DTR_PREFILL_LIMIT meant?"),
                VARIABLES.among(List.of("DTR_PREFIL_LIMIT")).toList());
    }

    @Test
    void ours_as_they_are_and_entries_of_ours_are_right() {
        assertEquals(
                List.of(),
                VARIABLES
                        .among(List.of("DATABASE_URL", "SERVICE_TIME_ZONE", "CRD_LAUNCHES_0_ADDRESS"))
                        .toList());
    }

    @Test
    void what_a_host_sets_for_others_is_none_of_our_business() {
        assertEquals(
                List.of(),
                VARIABLES
                        .among(List.of("PATH", "HOME", "DATABASE_HOST_OF_SOMEBODY", "SERVICE_ACCOUNT", "DTR_PORT"))
                        .toList());
    }
}
