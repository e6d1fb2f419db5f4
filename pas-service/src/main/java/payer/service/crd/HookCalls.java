package payer.service.crd;

/** The calls that were answered. */
public interface HookCalls {

    /** Inside a transaction. */
    void add(HookCall call);
}
