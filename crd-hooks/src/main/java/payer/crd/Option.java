package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client may choose. Of each type of answer it may say whether it wants it. */
public enum Option {
    COVERAGE_INFORMATION("coverage-info", "Coverage information", "Write coverage and authorization needs onto orders"),
    UNSOLICITED_DETERMINATION(
            "unsolicited-determ",
            "Authorize at ordering",
            "Authorize at once what already meets its policy; switch it off to ask what would be"),
    GUIDELINE(
            "guideline", "Policies", "Links to the policy by which an order is judged, with what is still to be shown"),
    OFF_GUIDELINE("off-guideline", "Unmet criteria", "What of its policy an order does not meet, and how it goes on"),
    ALTERNATIVES("therapy-alternatives-req", "Covered alternatives", "Items that are covered, for one that is not"),
    MAX_CARDS("max-cards", "Card limit", "The most cards in one answer");

    static final int USUAL_CARDS = 10;

    private final String code;
    private final String title;
    private final String description;

    Option(String code, String title, String description) {
        this.code = code;
        this.title = title;
        this.description = description;
    }

    public String code() {
        return code;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    boolean isNumber() {
        return this == MAX_CARDS;
    }

    /** The first release has no word for authorizing at ordering; its clients may still say so. */
    boolean isIn(Release release) {
        return this != UNSOLICITED_DETERMINATION || release != Release.V2_0;
    }

    boolean accepts(JsonNode value) {
        return isNumber() ? value.isInt() && value.intValue() >= 0 : value.isBoolean();
    }
}
