package payer.service.runtime;

/** Whether this process serves a health plan or someone trying it out. */
public enum Mode {
    /** Demo members and demo clients exist, and the log says so at every start. */
    DEMO,
    /** Refuses to start with anything of the demo's, see {@link ProductionCheck}. */
    PRODUCTION
}
