package payer.service.audit;

import java.util.Optional;
import payer.service.caller.Caller;

/**
 * Who acted.
 *
 * @param client id of the client; of a part of the service, where that acted by itself
 * @param clientClass the consumer class, which decides the policy
 * @param organization that the client is registered for; empty for our own parts
 * @param user the person who acts through the client, as the token names them
 * @param onBehalfOf whom that person represents
 */
public record Actor(
        String client, String clientClass, String organization, Optional<String> user, Optional<String> onBehalfOf) {

    public Actor {
        if (client.isBlank()) throw new IllegalArgumentException("someone acted");
    }

    static Actor of(Caller caller) {
        return new Actor(
                caller.client().value(),
                caller.consumerClass().code(),
                caller.organization(),
                caller.user().map(user -> user.fhirUser().orElse(user.subject())),
                Optional.empty());
    }

    /** A part of the service that acts by itself, such as a recurring job. */
    public static Actor ourselves(String part) {
        return new Actor(part, "service", "", Optional.empty(), Optional.empty());
    }

    /** Someone of whom only this much is known, such as a client that failed to say who it is. */
    public static Actor unknown() {
        return new Actor("unknown", "unknown", "", Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Actor[" + client + "]";
    }
}
