package payer.service.sandbox.ehr;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import java.net.URI;
import payer.service.sandbox.Visit;

/**
 * What an app was granted for one visit, behind a code.
 *
 * @param challenge to be answered when the code is turned into tokens
 * @param nonce for the identity token; empty if none was given
 */
record Granted(Visit visit, URI redirect, CodeChallenge challenge, String scope, String nonce) {
    boolean has(String wanted) {
        return java.util.List.of(scope.split(" ", -1)).contains(wanted);
    }

    @Override
    public String toString() {
        return "Granted[" + visit + "]";
    }
}
