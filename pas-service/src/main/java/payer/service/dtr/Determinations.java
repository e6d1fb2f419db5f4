package payer.service.dtr;

import java.util.Optional;

/** The completed forms on which authorizations rest that were given in a form. */
public interface Determinations {

    /** Inside a transaction. A new completion for the same answer at the order screen takes the place of the earlier one. */
    void keep(Determination determination);

    Optional<Determination> ofAssertion(String assertion);
}
