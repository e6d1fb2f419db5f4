package payer.service.dtr;

import java.time.Instant;

/**
 * An authorization that was given in a form, with the form.
 *
 * @param assertion the number of the answer at the order screen that the form went back to
 * @param response the completed response as JSON
 */
public record Determination(String assertion, Instant at, String client, String authorization, String response) {
    @Override
    public String toString() {
        return "Determination for " + assertion;
    }
}
