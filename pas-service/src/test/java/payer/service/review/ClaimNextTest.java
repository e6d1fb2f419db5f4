package payer.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import payer.service.running.Browser;
import payer.service.running.RunningService;

class ClaimNextTest {
    private static final int CLAIMS = 20;

    @Test
    void many_who_claim_at_once_get_different_cases() {
        try (var service = RunningService.with(Map.of())) {
            ManyCases.fill(service, 10 * CLAIMS, 20 * CLAIMS);
            var nurse = Browser.of(service, "demo-nurse");
            nurse.get("/review");
            var claimed = IntStream.range(0, CLAIMS)
                    .parallel()
                    .mapToObj(n -> Browser.location(nurse.post("/review/claim-next", Map.of("skill", "NURSE"))))
                    .distinct()
                    .count();
            assertEquals(CLAIMS, claimed);
        }
    }
}
