package payer.service.formapp.smart;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads {@code .well-known/smart-configuration} of EHRs, and remembers it for a while. */
@Singleton
final class SmartServers {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final FormAppSettings settings;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(SmartServer server, Instant read) {}

    SmartServers(FormAppSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    SmartServer of(Ehr ehr) throws LaunchRefused {
        var now = clock.instant();
        var before = known.get(ehr.name());
        if (before != null && now.isBefore(before.read.plus(KEPT))) return before.server;
        var server = read(ehr);
        known.put(ehr.name(), new Known(server, now));
        return server;
    }

    private SmartServer read(Ehr ehr) throws LaunchRefused {
        try {
            var answer = request(URI.create(ehr.issuer() + "/.well-known/smart-configuration"))
                    .send();
            answer.ensureStatusCode(200);
            var told = JSONObjectUtils.parse(answer.getBody());
            return new SmartServer(
                    JSONObjectUtils.getURI(told, "authorization_endpoint"),
                    JSONObjectUtils.getURI(told, "token_endpoint"),
                    JSONObjectUtils.getURI(told, "jwks_uri"),
                    JSONObjectUtils.getString(told, "issuer"));
        } catch (IOException e) {
            throw new LaunchRefused(
                    "ehr-not-reached", "The EHR does not answer at the moment. Launch the app again in a minute.");
        } catch (ParseException e) {
            throw new LaunchRefused(
                    "ehr-not-understood",
                    "The EHR does not say how apps are let in. Ask its administrators to publish a SMART configuration.");
        }
    }

    HTTPRequest request(URI address) {
        var request = new HTTPRequest(HTTPRequest.Method.GET, address);
        request.setAccept("application/json");
        limit(request);
        return request;
    }

    /** No answer is waited for longer than the settings say, and no redirect is followed. */
    void limit(HTTPRequest request) {
        var wait = (int) settings.patience().toMillis();
        request.setConnectTimeout(wait);
        request.setReadTimeout(wait);
        request.setFollowRedirects(false);
    }
}
