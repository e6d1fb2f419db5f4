package payer.service.priorauth;

import java.util.List;

/** What came of a request. */
public sealed interface Submitted {

    /** It is in the registry. */
    record Kept(PriorAuth authorization) implements Submitted {}

    /** It is not taken up. */
    record Refused(List<RequestError> errors) implements Submitted {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
