package payer.service.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.service.runtime.Ids;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Party;

/** The access tokens of the pretend system: each opens the records of one visit to one party. */
@Singleton
public final class Passes {
    private static final int MOST = 2000;
    private static final Duration FOR_A_HOOK = Duration.ofMinutes(5);

    private final Ids ids;
    private final Clock clock;
    private final Map<String, Pass> passes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pass> eldest) {
            return size() > MOST;
        }
    };

    /** What a token opens. */
    public record Pass(Visit visit, Party holder, String scope, Instant until) {

        /**
         * Whether it lets somebody do this.
         *
         * @param right one of the letters c, r, u, d and s
         */
        public boolean may(char right, String type) {
            return Arrays.stream(scope.split(" ", -1)).anyMatch(one -> permits(one, right, type));
        }

        private static boolean permits(String scope, char right, String type) {
            var parts = scope.split("[/.?]", -1);
            if (parts.length < 3 || !(parts[1].equals("*") || parts[1].equals(type))) return false;
            return switch (parts[2]) {
                case "*" -> true;
                case "read" -> right == 'r' || right == 's';
                case "write" -> right == 'c' || right == 'u' || right == 'd';
                default -> parts[2].indexOf(right) >= 0;
            };
        }

        @Override
        public String toString() {
            return "Pass[" + visit + ", " + holder + "]";
        }
    }

    Passes(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** As it goes along with a hook. */
    ObjectNode forPayer(Visit visit) {
        var scope = "patient/*.rs";
        return Nodes.object()
                .put("access_token", grant(visit, Party.PAYER, scope, FOR_A_HOOK))
                .put("token_type", "Bearer")
                .put("expires_in", FOR_A_HOOK.toSeconds())
                .put("scope", scope)
                .put("subject", "payer-crd");
    }

    public String grant(Visit visit, Party holder, String scope, Duration life) {
        var token = secret(ids.next(), ids.next());
        synchronized (passes) {
            passes.put(token, new Pass(visit, holder, scope, clock.instant().plus(life)));
        }
        return token;
    }

    public Optional<Pass> of(String token) {
        synchronized (passes) {
            return Optional.ofNullable(passes.get(token))
                    .filter(pass -> clock.instant().isBefore(pass.until()));
        }
    }

    static String secret(UUID one, UUID other) {
        return (one + "" + other).replace("-", "");
    }
}
