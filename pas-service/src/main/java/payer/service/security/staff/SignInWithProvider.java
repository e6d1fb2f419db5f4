package payer.service.security.staff;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import payer.service.security.Hashes;
import payer.service.security.staff.PendingSignIns.Pending;

/** Somebody is sent to the identity provider and comes back from there. */
@Singleton
final class SignInWithProvider {
    private static final int SECRET_BYTES = 32;

    private final OpenIdProvider provider;
    private final PendingSignIns pending;
    private final RoleClaims roles;
    private final StaffSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SignInWithProvider(
            OpenIdProvider provider,
            PendingSignIns pending,
            RoleClaims roles,
            StaffSettings settings,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.provider = provider;
        this.pending = pending;
        this.roles = roles;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where the browser goes, and the state that it keeps as a cookie. */
    record Leaving(URI address, String state) {
        @Override
        public String toString() {
            return "Leaving";
        }
    }

    /** Who came back, and where they wanted to go. */
    record Back(StaffMember member, String destination) {}

    /** What the provider sent the browser back with; what is empty was not there. */
    record Answer(Optional<String> code, Optional<String> state, Optional<String> issuer) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    Leaving leave(String destination) throws SignInRefused {
        var state = new State(SECRET_BYTES);
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var address = provider.address(state, nonce, verifier);
        var one = new Pending(
                Hashes.sha256(state.getValue()), nonce.getValue(), verifier.getValue(), destination, clock.instant());
        transactions.executeWrite(tx -> {
            pending.add(one);
            return one;
        });
        return new Leaving(address, state.getValue());
    }

    /** @param cookie the state as this browser has kept it: an answer that was asked for elsewhere counts for nothing */
    Back comeBack(Answer answer, Optional<String> cookie) throws SignInRefused {
        var state = answer.state().filter(one -> cookie.filter(one::equals).isPresent());
        if (state.isEmpty()) throw new SignInRefused("state-unknown");
        var asked = transactions
                .executeWrite(tx -> pending.take(Hashes.sha256(state.get())))
                .orElseThrow(() -> new SignInRefused("state-used"));
        if (!provider.isFrom(answer.issuer())) throw new SignInRefused("issuer-unknown");
        var code = answer.code().orElseThrow(() -> new SignInRefused("no-code"));
        var claims = provider.claims(code, asked);
        var held = roles.roles(claims);
        if (held.isEmpty()) throw new SignInRefused("no-role");
        var subject = RoleClaims.text(claims, "sub").orElseThrow(() -> new SignInRefused("no-subject"));
        var name = RoleClaims.text(claims, "name")
                .or(() -> RoleClaims.text(claims, "preferred_username"))
                .orElse(subject);
        var npi = RoleClaims.text(claims, settings.npiClaim()).orElse("");
        return new Back(new StaffMember(subject, name, npi, held), asked.destination());
    }
}
