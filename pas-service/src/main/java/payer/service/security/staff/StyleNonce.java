package payer.service.security.staff;

import com.nimbusds.oauth2.sdk.id.State;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * Lets one answer, and no other, have style sheets that a script of ours writes: a component that brings its styles along
 * names the nonce with each. Nothing else of the policy of pages is loosened, and no page has it that does not ask.
 */
public final class StyleNonce {
    private static final String ATTRIBUTE = "payer.service.security.staff.style-nonce";
    private static final int BYTES = 18;

    private StyleNonce() {}

    /** A fresh one for the answer to this request; the page names it to the component. */
    public static String forAnswerTo(HttpRequest<?> request) {
        var nonce = new State(BYTES).getValue();
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }

    static Optional<String> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class);
    }
}
