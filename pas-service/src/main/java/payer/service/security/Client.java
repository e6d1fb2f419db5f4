package payer.service.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;

/**
 * A registered client.
 *
 * @param scopes the most that it may be granted
 * @param bases the paths of the API bases that it may call
 * @param issuer the {@code iss} of its CDS Hooks tokens
 * @param origins web origins from which its pages may call us
 * @param fhirServers bases of its FHIR servers, which may be asked for what its calls lack
 * @param demo that it came with the demo mode
 * @param tokens which of its tokens still count
 */
public record Client(
        ClientId id,
        ConsumerClass kind,
        String organization,
        String name,
        ClientStatus status,
        Scopes scopes,
        List<String> bases,
        ClientKeys keys,
        Optional<String> issuer,
        List<String> redirectUris,
        List<String> origins,
        List<String> fhirServers,
        Optional<String> purposeOfUse,
        Optional<String> tenant,
        boolean demo,
        TokenValidity tokens,
        int version) {

    public Client {
        bases = List.copyOf(bases);
        redirectUris = List.copyOf(redirectUris);
        origins = List.copyOf(origins);
        fhirServers = List.copyOf(fhirServers);
    }

    public Client withStatus(ClientStatus next, Scopes nextScopes, Instant now) {
        var endsTokens = next != ClientStatus.PRODUCTION && next != ClientStatus.PENDING_PRODUCTION;
        var nextTokens = endsTokens ? tokens.renewed(now) : tokens;
        return new Client(
                id,
                kind,
                organization,
                name,
                next,
                nextScopes,
                bases,
                keys,
                issuer,
                redirectUris,
                origins,
                fhirServers,
                purposeOfUse,
                tenant,
                demo,
                nextTokens,
                version);
    }

    /** What was obtained with the old keys ends with them: they are replaced when somebody else may have them. */
    public Client withKeys(ClientKeys next, Instant now) {
        return new Client(
                id,
                kind,
                organization,
                name,
                status,
                scopes,
                bases,
                next,
                issuer,
                redirectUris,
                origins,
                fhirServers,
                purposeOfUse,
                tenant,
                demo,
                tokens.renewed(now),
                version);
    }

    public Client withFhirServers(List<String> next) {
        return new Client(
                id,
                kind,
                organization,
                name,
                status,
                scopes,
                bases,
                keys,
                issuer,
                redirectUris,
                origins,
                next,
                purposeOfUse,
                tenant,
                demo,
                tokens,
                version);
    }

    /** What was changed of it, but for who it is. If that is what it may do, or how it proves itself, its tokens end. */
    public Client changedTo(Client next, Instant now) {
        var mayDoTheSame = scopes.equals(next.scopes) && bases.equals(next.bases) && keys.equals(next.keys);
        return new Client(
                id,
                kind,
                next.organization,
                next.name,
                status,
                next.scopes,
                next.bases,
                next.keys,
                next.issuer,
                next.redirectUris,
                next.origins,
                next.fhirServers,
                next.purposeOfUse,
                tenant,
                demo,
                mayDoTheSame ? tokens : tokens.renewed(now),
                version);
    }

    /** This one, as the next version of a stored one, which keeps what operators have set. */
    public Client asChangeOf(Client stored) {
        return new Client(
                id,
                kind,
                organization,
                name,
                stored.status,
                scopes,
                bases,
                keys,
                issuer,
                redirectUris,
                origins,
                stored.fhirServers,
                purposeOfUse,
                tenant,
                demo,
                stored.tokens,
                stored.version);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
