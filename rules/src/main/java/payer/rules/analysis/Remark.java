package payer.rules.analysis;

/** One thing that whoever publishes a policy should know. {@code place} names a leaf, a branch, a code or another policy. */
public record Remark(Kind kind, String place, String text) {

    public enum Kind {
        /** Something may be asked for that no branch answers. */
        GAP,
        /** Another policy speaks of the same orders; the weightier or the more specific one decides. */
        OVERLAP,
        /** Another policy of the same weight says otherwise of the same orders. */
        CONFLICT,
        /** Nothing that is told can make this matter. */
        UNREACHABLE,
        /** The form cannot ask for it. */
        NO_QUESTION,
        /** No loaded code set knows it. */
        UNKNOWN_CODE,
        /** It was terminated: it is not valid on some or any of the policy's days. */
        ENDED_CODE,
        /** Nothing else is known by this word: perhaps it is misspelt. */
        UNKNOWN_LINE,
        /** What the cases measure cannot be held against its limits. */
        UNIT,
        /** No case shows what happens when it is met, or when it is not. */
        NOT_SHOWN
    }
}
