package payer.service.running;

import java.time.Duration;

/** The access token of a demo client for tests that go on for longer than a token lives. */
public final class RenewedToken {
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private final RunningService service;
    private final String client;
    private final String scopes;
    private String[] headers;
    private long since;

    public RenewedToken(RunningService service, String client, String scopes) {
        this.service = service;
        this.client = client;
        this.scopes = scopes;
        this.headers = service.as(client, scopes);
        this.since = System.nanoTime();
    }

    public synchronized String[] headers() {
        if (System.nanoTime() - since > GOOD_FOR.toNanos()) {
            headers = service.as(client, scopes);
            since = System.nanoTime();
        }
        return headers.clone();
    }
}
