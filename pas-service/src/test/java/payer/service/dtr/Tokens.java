package payer.service.dtr;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import payer.service.running.RenewedToken;
import payer.service.running.RunningService;

/** Tokens that several tests share: getting one takes longer than using it. */
final class Tokens {
    private static final Map<String, RenewedToken> KNOWN = new ConcurrentHashMap<>();

    private Tokens() {}

    static String[] of(RunningService service, String client, String scopes) {
        return KNOWN.computeIfAbsent(
                        service.port() + " " + client + " " + scopes, key -> new RenewedToken(service, client, scopes))
                .headers();
    }
}
