package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import payer.decision.OrderingAdvice.Topic;

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
    CLAIM("claim", "Claims", "What has to be done or filled in for the claim"),
    LIMITS("limits", "Limits", "Limits of the benefit that are near"),
    NETWORK("network", "Network", "Who of the network delivers what is ordered"),
    APPROPRIATE_USE("appropriate-use", "Appropriate use", "Whether appropriate use has to be documented"),
    COST("cost", "Cost", "What the order will cost the member"),
    CLINICAL_REMINDER("clinical-reminder", "Reminders", "What belongs to the order or is due, with orders for it"),
    DUPLICATE_THERAPY(
            "duplicate-therapy", "Earlier supplies", "What was paid or authorized before and is like what is ordered"),
    CONTRAINDICATION("contraindication", "Contraindications", "What in our records speaks against the order"),
    INSURANCE("insurance", "Coverage updates", "What of the coverage on file is out of date"),
    MAX_CARDS("max-cards", "Card limit", "The most cards in one answer");

    static final int USUAL_CARDS = 10;

    /** Those that follow from every policy; the others are spoken of only where something is said of them. */
    private static final Set<Option> ALWAYS = EnumSet.of(
            COVERAGE_INFORMATION, UNSOLICITED_DETERMINATION, GUIDELINE, OFF_GUIDELINE, ALTERNATIVES, MAX_CARDS);

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

    boolean isAlwaysOffered() {
        return ALWAYS.contains(this);
    }

    /** The first release has no word for authorizing at ordering; its clients may still say so. */
    boolean isIn(Release release) {
        return this != UNSOLICITED_DETERMINATION || release != Release.V2_0;
    }

    boolean accepts(JsonNode value) {
        return isNumber() ? value.isInt() && value.intValue() >= 0 : value.isBoolean();
    }

    /** Under which a policy's advice goes. */
    public static Option of(Topic topic) {
        return switch (topic) {
            case CLAIM -> CLAIM;
            case LIMITS -> LIMITS;
            case NETWORK -> NETWORK;
            case APPROPRIATE_USE -> APPROPRIATE_USE;
            case COST -> COST;
            case CLINICAL_REMINDER -> CLINICAL_REMINDER;
            case DUPLICATE_THERAPY -> DUPLICATE_THERAPY;
            case CONTRAINDICATION -> CONTRAINDICATION;
        };
    }
}
