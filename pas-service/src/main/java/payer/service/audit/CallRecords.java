package payer.service.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one call over HTTP leaves on record. What only showed something waits here until the answer is known, so that the record
 * tells what was really sent, and is durable before that leaves. What changed something is on record already, in the
 * transaction of the change.
 */
public final class CallRecords {
    private static final String ATTRIBUTE = "payer.service.audit.records";

    private final List<AuditEntry> waiting = new ArrayList<>();
    private boolean open = true;
    private boolean written;

    private CallRecords() {}

    /** From now on the call's records wait; whoever begins must {@link #close} as well. */
    public static void begin(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, new CallRecords());
    }

    public static Optional<CallRecords> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, CallRecords.class);
    }

    static Optional<CallRecords> ofCurrentCall() {
        return ServerRequestContext.currentRequest().flatMap(CallRecords::of);
    }

    /** {@code false} if the answer is on its way, and with it what waited. */
    synchronized boolean add(AuditEntry entry) {
        if (open) waiting.add(entry);
        return open;
    }

    /** Something about this call is on record already. */
    synchronized void markWritten() {
        written = true;
    }

    public synchronized boolean isWritten() {
        return written;
    }

    /** What waited, with the answer as it is sent. */
    public synchronized List<AuditEntry> close(Answer sent) {
        open = false;
        if (waiting.size() == 1) return List.of(waiting.getFirst().answered(sent));
        return List.copyOf(waiting);
    }
}
