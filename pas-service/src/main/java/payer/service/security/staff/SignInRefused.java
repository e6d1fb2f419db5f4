package payer.service.security.staff;

/** Somebody could not be signed in. */
final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** @param reason a code for the audit trail, never what was sent */
    SignInRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** What whoever wants to sign in can do about it. */
    String advice() {
        return switch (reason) {
            case "no-role" ->
                "Your account has no role here. Ask whoever gives out roles in your organization for one.";
            case "provider-not-reached", "provider-not-understood" ->
                "Your organization's sign-in does not answer as it should. Try again shortly; if it goes on, tell your operator.";
            default -> "That sign-in was not completed. Start it again from here.";
        };
    }
}
