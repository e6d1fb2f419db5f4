package payer.decision;

import java.util.Set;

/** The conditions under which something was measured, in the words of policies. Records tell them by codes of these names, or imply them. */
public final class MeasuredUnder {
    public static final String REST = "rest";
    public static final String AWAKE = "awake";
    public static final String ROOM_AIR = "room-air";
    public static final String ON_OXYGEN = "on-oxygen";
    public static final String ARTERIAL = "arterial";
    public static final String FASTING = "fasting";

    private static final Set<String> CONDITIONS = Set.of(
            REST,
            AWAKE,
            "sleep",
            "exercise",
            ROOM_AIR,
            ON_OXYGEN,
            "prescribed-oxygen",
            ARTERIAL,
            FASTING,
            "active-component",
            "before-treatment",
            "on-treatment");

    private MeasuredUnder() {}

    public static Set<String> conditions() {
        return CONDITIONS;
    }
}
