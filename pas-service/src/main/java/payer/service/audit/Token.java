package payer.service.audit;

import java.util.List;

/** The token that was shown: its scopes and a hash of it, never the token. */
public record Token(List<String> scopes, String hash) {
    public static final Token NONE = new Token(List.of(), "");

    public Token {
        scopes = List.copyOf(scopes);
    }
}
