package payer.service.priorauth;

import java.util.List;

/** What is known to who asked. */
public sealed interface Inquired {

    /** The newest first; may be none. */
    record Found(List<PriorAuth> authorizations) implements Inquired {
        public Found {
            authorizations = List.copyOf(authorizations);
        }
    }

    record Refused(List<RequestError> errors) implements Inquired {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
