package payer.service.security.clients;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.OtherScope;
import payer.service.caller.Scope;
import payer.service.caller.ScopeContext;
import payer.service.caller.Scopes;
import payer.service.runtime.Ids;
import payer.service.security.Bases;
import payer.service.security.Client;
import payer.service.security.ClientKeys;
import payer.service.security.ClientStatus;
import payer.service.security.TokenValidity;

/** Turns an operator's registration into a client, or says all that is wrong with it. */
@Singleton
final class RegistrationReader {
    private static final List<String> OTHER_SCOPES =
            List.of("openid", "fhirUser", "launch", "launch/patient", "launch/encounter", "offline_access");

    private static final int MOST_SERVERS = 20;

    private final KeyReader keys;
    private final Bases bases;
    private final Ids ids;

    RegistrationReader(KeyReader keys, Bases bases, Ids ids) {
        this.keys = keys;
        this.bases = bases;
        this.ids = ids;
    }

    Client read(Registration registration, Instant now) {
        var findings = new Findings();
        var kind = kind(registration.consumerClass(), findings);
        var client = client(
                registration,
                id(registration.id(), findings),
                kind,
                keys(registration, kind, findings),
                TokenValidity.first(now),
                findings);
        findings.refuseIfAny();
        return client;
    }

    /**
     * What an operator has changed of a client. Who it is stays: its id, class and tenant. Keys that are left out stay as well; if
     * what it may do changes, it asks for its tokens anew.
     */
    Client changed(Registration registration, Client stored, Instant now) {
        var findings = new Findings();
        stays(registration.id(), stored.id().value(), "id", findings);
        stays(registration.consumerClass(), stored.kind().code(), "consumerClass", findings);
        stays(registration.tenant(), stored.tenant().orElse(""), "tenant", findings);
        var given = keys.read(registration.jwks(), registration.jwksUri(), findings);
        var kept = given instanceof ClientKeys.None ? stored.keys() : given;
        var next = client(registration, stored.id(), stored.kind(), kept, stored.tokens(), findings);
        findings.refuseIfAny();
        return stored.changedTo(next, now);
    }

    private static void stays(@Nullable String given, String stored, String place, Findings findings) {
        if (given != null && !given.equals(stored)) findings.add("cannot be changed; register another client", place);
    }

    private Client client(
            Registration registration,
            ClientId id,
            ConsumerClass kind,
            ClientKeys itsKeys,
            TokenValidity tokens,
            Findings findings) {
        return new Client(
                id,
                kind,
                findings.text(registration.organization(), "organization"),
                findings.text(registration.name(), "name"),
                ClientStatus.DRAFT,
                scopes(registration.scope(), kind, findings),
                bases(registration.bases(), kind, findings),
                itsKeys,
                issuer(registration.issuer(), findings),
                addresses(registration.redirectUris(), "redirectUris", findings),
                origins(registration.origins(), findings),
                fhirServers(registration.fhirServers(), findings),
                findings.maybeText(registration.purposeOfUse(), "purposeOfUse"),
                findings.maybeText(registration.tenant(), "tenant"),
                false,
                tokens,
                1);
    }

    /** Without keys nobody but an app that cannot keep any, or the public, could ever call us. */
    private ClientKeys keys(Registration registration, ConsumerClass kind, Findings findings) {
        var given = keys.read(registration.jwks(), registration.jwksUri(), findings);
        if (given instanceof ClientKeys.None
                && kind.contexts().contains(ScopeContext.SYSTEM)
                && registration.jwks() == null
                && registration.jwksUri() == null)
            findings.add("a client of this class signs what it sends: give its jwks, or its jwksUri", "jwks");
        return given;
    }

    /** Bases are told apart as they are written, but for a slash at the end. */
    static List<String> fhirServers(@Nullable List<String> addresses, Findings findings) {
        var named = addresses == null ? List.<String>of() : addresses;
        if (named.size() > MOST_SERVERS || !named.stream().allMatch(WebAddress::mayBeAsked))
            findings.add(
                    "must be at most " + MOST_SERVERS
                            + " https addresses, or loopback ones, without a query or fragment",
                    "fhirServers");
        return named.stream()
                .map(address -> address.endsWith("/") ? address.substring(0, address.length() - 1) : address)
                .distinct()
                .toList();
    }

    Scopes scopes(@Nullable String text, ConsumerClass kind, Findings findings) {
        if (text == null || text.isBlank()) findings.add("must be given", "scope");
        var scopes = Scopes.parse(text == null ? "" : text);
        for (var scope : scopes.all())
            if (!isKnown(scope) || !kind.mayHold(scope))
                findings.add("a scope is unknown, or none that this class may hold", "scope");
        return scopes;
    }

    private static boolean isKnown(Scope scope) {
        return !(scope instanceof OtherScope other) || OTHER_SCOPES.contains(other.text());
    }

    private ClientId id(@Nullable String id, Findings findings) {
        var fresh = new ClientId("c-" + ids.next());
        if (id == null || id.isBlank()) return fresh;
        try {
            return new ClientId(id);
        } catch (IllegalArgumentException e) {
            findings.add("an id is up to 100 letters, digits and any of . _ ~ -", "id");
            return fresh;
        }
    }

    private static ConsumerClass kind(@Nullable String code, Findings findings) {
        var kind = Optional.ofNullable(code).flatMap(ConsumerClass::ofCode);
        if (kind.isEmpty()) findings.add("must be one of the classes of callers", "consumerClass");
        return kind.orElse(ConsumerClass.DIRECTORY_PUBLIC);
    }

    private List<String> bases(@Nullable List<String> paths, ConsumerClass kind, Findings findings) {
        var named = paths == null ? List.<String>of() : paths;
        if (named.isEmpty()) findings.add("at least one base must be named", "bases");
        if (!named.stream().allMatch(base -> bases.isFor(base, kind)))
            findings.add("a base does not exist, or is not for this class", "bases");
        return named;
    }

    private static Optional<String> issuer(@Nullable String issuer, Findings findings) {
        var text = findings.maybeText(issuer, "issuer");
        if (text.isPresent() && !WebAddress.isWeb(text.get())) findings.add("must be a web address", "issuer");
        return text;
    }

    private static List<String> addresses(@Nullable List<String> addresses, String place, Findings findings) {
        var named = addresses == null ? List.<String>of() : addresses;
        if (!named.stream().allMatch(WebAddress::mayBeRedirectedTo))
            findings.add("must be https addresses, or loopback ones, without a fragment", place);
        return named;
    }

    private static List<String> origins(@Nullable List<String> origins, Findings findings) {
        var named = origins == null ? List.<String>of() : origins;
        if (!named.stream().allMatch(WebAddress::isOrigin))
            findings.add("must be web origins, such as https://app.example.org", "origins");
        return named;
    }
}
