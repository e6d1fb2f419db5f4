package payer.service.formapp.smart;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.service.caller.ClientId;

/**
 * An EHR from which the app may be launched. A line of the settings tells it:
 *
 * <pre>name = https://ehr.example/fhir/r4; client-id = our-app; secret = …; acts-as = their-client</pre>
 *
 * @param name ours for it
 * @param issuer the base of its FHIR server, without a trailing slash, as a launch names it
 * @param clientId as which the app is registered there
 * @param secret empty for a public app, and for one that signs
 * @param keyFile a file with the private JSON Web Key that signs for the app; empty for one that does not
 * @param actsAs the client with which the EHR calls us itself: what it was told at the order screen the app may build on
 * @param scopes what is asked for there, beside the launch
 */
public record Ehr(
        String name, String issuer, String clientId, String secret, String keyFile, ClientId actsAs, String scopes) {
    static final String SCOPES =
            "openid fhirUser online_access patient/*.rs patient/QuestionnaireResponse.cruds" + " user/Practitioner.rs";
    private static final Set<String> KNOWN = Set.of("client-id", "secret", "key-file", "acts-as", "scopes");

    public Ehr {
        if (!name.matches("[a-z0-9-]{1,60}"))
            throw new IllegalArgumentException("form-app.ehrs: a name has small letters, digits and dashes: " + name);
        if (!isWeb(issuer))
            throw new IllegalArgumentException("form-app.ehrs: " + name + " needs the http address of its FHIR server");
        if (clientId.isBlank()) throw new IllegalArgumentException("form-app.ehrs: " + name + " needs a client-id");
        if (!secret.isBlank() && !keyFile.isBlank())
            throw new IllegalArgumentException("form-app.ehrs: " + name + " has a secret or a key-file, not both");
    }

    static Ehr of(String line) {
        var parts = line.split(";", -1);
        var head = pair(parts[0]);
        var more = new LinkedHashMap<String, String>();
        Arrays.stream(parts)
                .skip(1)
                .filter(part -> !part.isBlank())
                .map(Ehr::pair)
                .forEach(pair -> {
                    if (!KNOWN.contains(pair[0]))
                        throw new IllegalArgumentException(
                                "form-app.ehrs: " + pair[0] + " is unknown; known are " + KNOWN);
                    more.put(pair[0], pair[1]);
                });
        return of(head[0], head[1], more);
    }

    private static Ehr of(String name, String address, Map<String, String> more) {
        return new Ehr(
                name,
                trimmed(address),
                more.getOrDefault("client-id", ""),
                more.getOrDefault("secret", ""),
                more.getOrDefault("key-file", ""),
                new ClientId(more.getOrDefault("acts-as", "form-app-" + name)),
                more.getOrDefault("scopes", SCOPES));
    }

    private static String[] pair(String text) {
        var pair = text.split("=", 2);
        if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank())
            // Not the text itself: it can be a secret.
            throw new IllegalArgumentException("form-app.ehrs has a part that is not 'name = value'");
        return new String[] {pair[0].strip(), pair[1].strip()};
    }

    static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static boolean isWeb(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isEncrypted() {
        return issuer.startsWith("https://");
    }

    Optional<String> key() {
        return Optional.of(keyFile).filter(file -> !file.isBlank());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Ehr " + name;
    }
}
