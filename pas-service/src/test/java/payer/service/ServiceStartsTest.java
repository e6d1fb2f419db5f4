package payer.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class ServiceStartsTest {

    @Test
    void answers_that_it_is_up() {
        assertEquals(200, RunningService.shared().get("/health").statusCode());
    }
}
