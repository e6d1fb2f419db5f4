package payer.service.letter;

/** What a letter is about. */
public enum LetterKind {
    APPROVAL("Your request was approved"),
    /** A refusal, wholly or in part, with its reasons and the right to appeal. */
    DENIAL("Your request was not approved as asked"),
    INFORMATION("We need more information"),
    EXTENSION("We need more time to decide"),
    /** Not answered in time, which counts as a refusal. */
    OVERDUE("We have not decided in time"),
    SECOND_LOOK("We look at our decision again");

    private final String title;

    LetterKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
