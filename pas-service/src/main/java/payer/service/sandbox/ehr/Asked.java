package payer.service.sandbox.ehr;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;

/** An app's request that waits for a patient to be chosen. */
record Asked(AuthorizationRequest request) {
    @Override
    public String toString() {
        return "Asked";
    }
}
