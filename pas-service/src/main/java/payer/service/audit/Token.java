package payer.service.audit;

import java.util.List;
import payer.service.caller.Caller;
import payer.service.caller.Scope;

/** The token that was shown: its scopes and a hash of it, never the token. */
public record Token(List<String> scopes, String hash) {
    public static final Token NONE = new Token(List.of(), "");

    static Token of(Caller caller) {
        return new Token(caller.scopes().all().stream().map(Scope::text).toList(), caller.tokenHash());
    }

    public Token {
        scopes = List.copyOf(scopes);
    }
}
