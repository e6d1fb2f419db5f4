package payer.service.formapp.smart;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.runtime.Mode;
import payer.service.runtime.ProductionCheck;
import payer.service.runtime.ServiceSettings;
import payer.service.runtime.StartRefused;

/** The EHRs from which the app may be launched; where the service is being tried out and none is set, its own simulator. */
@Context
public final class Ehrs implements ProductionCheck {
    private final Map<String, Ehr> byName = new LinkedHashMap<>();
    private final Map<String, JWK> keys = new HashMap<>();

    Ehrs(FormAppSettings settings, ServiceSettings service) {
        settings.ehrs().stream().map(Ehr::of).forEach(this::add);
        if (byName.isEmpty() && service.mode() == Mode.DEMO)
            add(Ehr.of(
                    "sandbox = " + service.url() + "/sandbox/fhir/r4; client-id = payer-form-app; acts-as = demo-ehr"));
    }

    private void add(Ehr ehr) {
        if (byName.putIfAbsent(ehr.name(), ehr) != null)
            throw new StartRefused("form-app.ehrs names " + ehr.name() + " twice");
        ehr.key().ifPresent(file -> keys.put(ehr.name(), read(ehr, file)));
    }

    private static JWK read(Ehr ehr, String file) {
        try {
            var key = JWK.parse(Files.readString(Path.of(file)));
            if (key.isPrivate() && key.getKeyID() != null && signsAsSmartWants(key)) return key;
        } catch (IOException | ParseException | InvalidPathException e) {
            // Nothing of the file is told.
        }
        throw new StartRefused("form-app.ehrs: the key-file of " + ehr.name()
                + " holds no private JSON Web Key with a kid, of RSA or of the curve P-384");
    }

    /** With RS384 or ES384. */
    private static boolean signsAsSmartWants(JWK key) {
        return KeyType.RSA.equals(key.getKeyType())
                || (KeyType.EC.equals(key.getKeyType())
                        && Curve.P_384.equals(key.toECKey().getCurve()));
    }

    public List<Ehr> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Ehr> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By the base of its FHIR server, as a launch names it. */
    public Optional<Ehr> at(String issuer) {
        return byName.values().stream()
                .filter(ehr -> ehr.issuer().equals(Ehr.trimmed(issuer)))
                .findFirst();
    }

    Optional<JWK> keyOf(Ehr ehr) {
        return Optional.ofNullable(keys.get(ehr.name()));
    }

    @Override
    public List<String> objections() {
        return byName.values().stream()
                .filter(ehr -> !ehr.isEncrypted())
                .map(ehr -> "form-app.ehrs: the EHR " + ehr.name() + " must have an https address")
                .toList();
    }
}
