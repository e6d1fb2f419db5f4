package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import payer.service.security.demo.TokenCommand;
import picocli.CommandLine;

/** The order screen of the practice whose requests a test sends. */
record OrderScreen(DemoPayer payer) {
    private static final String HOOK = "/crd/2.0/cds-services/order-sign";

    /** The answer to an order that is being signed. */
    String sign(String hook) {
        var answer = payer.service()
                .post(HOOK, hook, "Content-Type", "application/json", "Authorization", "Bearer " + token());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private String token() {
        var out = new StringWriter();
        var exit = new CommandLine(new TokenCommand())
                .setOut(new java.io.PrintWriter(out))
                .execute(
                        "--client",
                        "demo-ehr",
                        "--cds-hooks",
                        payer.service().uri(HOOK).toString(),
                        "--data",
                        "target");
        assertEquals(0, exit);
        return out.toString().strip();
    }
}
