package payer.service.caller;

/** What a FHIR client does to a type of resource, and the letter of a scope that allows it. */
public enum Interaction {
    READ(Action.READ),
    VREAD(Action.READ),
    HISTORY_INSTANCE(Action.READ),
    HISTORY_TYPE(Action.SEARCH),
    SEARCH(Action.SEARCH),
    CREATE(Action.CREATE),
    UPDATE(Action.UPDATE),
    PATCH(Action.UPDATE),
    DELETE(Action.DELETE);

    private final Action action;

    Interaction(Action action) {
        this.action = action;
    }

    public Action action() {
        return action;
    }
}
