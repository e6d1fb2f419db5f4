package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The order screen of the practice whose requests a test sends. */
record OrderScreen(DemoPayer payer) {
    private static final String HOOK = "/crd/2.0/cds-services/order-sign";

    /** The answer to an order that is being signed. */
    String sign(String hook) {
        var signed = payer.service().asHooks(HOOK);
        var answer = payer.service().post(HOOK, hook, "Content-Type", "application/json", signed[0], signed[1]);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
