package payer.service.caller;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Who makes this call, verified. A route takes it as an argument; an open one takes an {@code Optional<Caller>}.
 *
 * @param organization the id of the organization that the client is registered for
 * @param user the person who acts through the client; empty for a system that acts by itself
 * @param patient the one patient that the token was made for
 * @param tokenHash tells tokens apart in the audit trail without being one
 * @param base the API base that is called, as a path
 */
public record Caller(
        ClientId client,
        ConsumerClass consumerClass,
        String organization,
        Optional<User> user,
        Optional<String> patient,
        Scopes scopes,
        String tokenHash,
        Optional<String> purposeOfUse,
        Optional<String> tenant,
        Origin origin,
        String base) {

    /** A person, as the token names them. {@code fhirUser} is the address of their resource. */
    public record User(String subject, Optional<String> fhirUser) {
        @Override
        public String toString() {
            return "a user";
        }
    }

    /**
     * Where the call came from, and the id that ties together all that it causes.
     *
     * @param tlsSubject whom the client's certificate names, where it showed one to our proxy
     */
    public record Origin(String address, String userAgent, String tlsSubject, String correlation) {}

    /** Who is named as having done it: the person, where one acts through the client. */
    public String actor() {
        return user.map(User::subject).orElse(client.value());
    }

    public Set<Role> roles() {
        return scopes.heldBy(consumerClass).roles();
    }

    public Verdict may(Need need) {
        return Permissions.decide(consumerClass, scopes, need);
    }

    /** For what the route could not know: an entry of a batch, an included type. */
    public void require(Interaction interaction, String type) {
        if (may(Need.interaction(interaction, type)) instanceof Verdict.Refused)
            throw Problem.of(ProblemKind.FORBIDDEN, "The token's scopes do not allow this on " + type);
    }

    /**
     * The conditions under which resources of a type may be shown: one list of filters must hold as a whole. Empty if they may
     * be shown without any.
     */
    public List<List<ScopeFilter>> filters(Interaction interaction, String type) {
        return switch (may(Need.interaction(interaction, type))) {
            case Verdict.Permitted yes when yes.unfiltered() -> List.of();
            case Verdict.Permitted yes ->
                yes.through().stream().map(ResourceScope::filters).toList();
            case Verdict.Refused _ ->
                throw Problem.of(ProblemKind.FORBIDDEN, "The token's scopes do not allow this on " + type);
        };
    }

    @Override
    public String toString() {
        return client.toString();
    }
}
