package payer.service.security.jdbc;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.sql.SQLException;
import java.text.ParseException;
import payer.service.caller.ClientId;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.database.Sql.Row;
import payer.service.security.Client;
import payer.service.security.ClientKeys;
import payer.service.security.ClientStatus;
import payer.service.security.TokenValidity;

/** Reads a row of the client table. */
final class ClientRow {
    private ClientRow() {}

    static Client read(Row row) throws SQLException {
        return new Client(
                new ClientId(row.text("id")),
                ConsumerClass.ofCode(row.text("class")).orElseThrow(),
                row.text("organization"),
                row.text("name"),
                ClientStatus.ofCode(row.text("status")).orElseThrow(),
                Scopes.parse(row.text("scopes")),
                row.texts("bases"),
                keys(row),
                row.maybeText("issuer"),
                row.texts("redirect_uris"),
                row.texts("origins"),
                row.texts("fhir_servers"),
                row.maybeText("purpose_of_use"),
                row.maybeText("tenant"),
                row.flag("demo"),
                new TokenValidity(row.moment("tokens_valid_from"), row.smallNumber("token_generation")),
                row.smallNumber("version"));
    }

    private static ClientKeys keys(Row row) throws SQLException {
        var inline = row.maybeText("jwks");
        if (inline.isPresent()) return new ClientKeys.Inline(parsed(inline.get()));
        return row.maybeText("jwks_url")
                .<ClientKeys>map(url -> new ClientKeys.At(URI.create(url)))
                .orElseGet(ClientKeys.None::new);
    }

    private static JWKSet parsed(String inline) throws SQLException {
        try {
            return JWKSet.parse(inline);
        } catch (ParseException e) {
            throw new SQLException("a stored key set is none", e);
        }
    }
}
