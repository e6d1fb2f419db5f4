package payer.service.sandbox.wire;

import java.time.Instant;

/**
 * A request and its answer, as they went over the wire.
 *
 * @param title what it is about, for people
 * @param number in the order in which they went, from one
 * @param curl the command that sends the request again
 */
public record Exchanged(
        int number,
        Instant at,
        Party party,
        String title,
        String method,
        String address,
        Half request,
        int status,
        Half answer,
        String curl) {

    Exchanged numbered(int next) {
        return new Exchanged(next, at, party, title, method, address, request, status, answer, curl);
    }

    @Override
    public String toString() {
        return "Exchanged[" + method + ", " + status + "]";
    }
}
