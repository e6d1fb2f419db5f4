package payer.service.crd;

import java.util.Optional;
import payer.crd.Advice;

/** Advice, with the number of the authorization that was given with it. */
record Settled(Advice advice, Optional<String> authorization) {
    @Override
    public String toString() {
        return advice.toString();
    }
}
