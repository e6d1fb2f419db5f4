package payer.service.dtr;

import java.net.URI;

/** A FHIR server that may be asked, and the token for it; neither is kept nor shown. */
public record ChartServer(URI address, String token) {

    /** Whether an address is below the server's own, so that a token stays with it. */
    boolean holds(String url) {
        return url.startsWith(address + "/") || url.startsWith(address + "?") || url.equals(address.toString());
    }

    @Override
    public String toString() {
        return "ChartServer";
    }
}
