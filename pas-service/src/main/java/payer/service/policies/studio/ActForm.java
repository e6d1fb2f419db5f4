package payer.service.policies.studio;

/**
 * Something that can be done with a version now.
 *
 * @param act its name in addresses and on the page
 * @param hint what comes of it
 * @param barred why this person cannot; empty text if they can
 * @param timed a time goes with it
 * @param release that it is about; 0 where it is about none
 */
public record ActForm(
        String act, String sign, String label, String hint, String barred, boolean timed, boolean danger, int release) {

    static ActForm of(String act, String sign, String label, String hint) {
        return new ActForm(act, sign, label, hint, "", false, false, 0);
    }

    ActForm withTime() {
        return new ActForm(act, sign, label, hint, barred, true, danger, release);
    }

    ActForm dangerous() {
        return new ActForm(act, sign, label, hint, barred, timed, true, release);
    }

    /** {@code why} is empty where nothing bars it. */
    ActForm barredBy(String why) {
        return new ActForm(act, sign, label, hint, why, timed, danger, release);
    }

    ActForm about(int number) {
        return new ActForm(act, sign, label, hint, barred, timed, danger, number);
    }

    public boolean isBarred() {
        return !barred.isEmpty();
    }
}
