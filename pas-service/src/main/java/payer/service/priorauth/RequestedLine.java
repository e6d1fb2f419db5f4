package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;

/**
 * One service as it was asked for.
 *
 * @param serviceWords the service in the requester's words, or its code
 * @param until the last day for which it is asked
 * @param traces the requester's own numbers of this line
 * @param earlier the authorization that it is to continue or change
 * @param withdrawn the requester no longer wants it
 * @param appealed the requester asks for the refusal of it to be looked at again
 * @param certified what kind of request it is, of X12's list 1322, where that was told
 */
public record RequestedLine(
        ServiceLine service,
        String serviceWords,
        Optional<LocalDate> until,
        List<BusinessId> traces,
        Optional<String> earlier,
        boolean withdrawn,
        Optional<Appealed> appealed,
        Optional<String> certified) {

    private static final String INITIAL = "I";
    private static final String RENEWAL = "R";
    private static final String CANCELLED = "3";

    /** How soon an appeal is wanted to be decided. */
    public enum Appealed {
        IMMEDIATE,
        STANDARD
    }

    public RequestedLine {
        traces = List.copyOf(traces);
    }

    public int sequence() {
        return service.sequence();
    }

    /** The kind of request, of X12's list 1322: as told, or as it was taken. */
    String certification() {
        if (withdrawn) return CANCELLED;
        return certified.orElse(service.kind() == RequestKind.CONTINUATION ? RENEWAL : INITIAL);
    }

    RequestedLine takenBack() {
        return new RequestedLine(service, serviceWords, until, traces, earlier, true, Optional.empty(), certified);
    }

    RequestedLine continuing(Optional<String> number) {
        return new RequestedLine(service, serviceWords, until, traces, number, withdrawn, appealed, certified);
    }

    @Override
    public String toString() {
        return service.toString();
    }
}
