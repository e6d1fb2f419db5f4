package payer.service.crd;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import payer.service.caller.ClientId;

/**
 * One call and its answer, kept for disputes. The access token that came with it is not in it.
 *
 * @param assertions numbers of what was said
 * @param policies the versions that were in force for it, as {@code id|version}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
public record HookCall(
        UUID id,
        ClientId client,
        String correlation,
        String hook,
        String release,
        UUID instance,
        List<String> assertions,
        List<String> policies,
        byte[] request,
        byte[] answer,
        Instant at) {

    public HookCall {
        assertions = List.copyOf(assertions);
        policies = List.copyOf(policies);
    }

    @Override
    public String toString() {
        return hook + " " + instance;
    }
}
