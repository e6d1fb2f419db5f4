package payer.service.caller;

/** The five letters of a SMART scope, in the order in which they are written. */
public enum Action {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Action(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
