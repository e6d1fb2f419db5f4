package payer.service.priorauth;

import java.time.Instant;

/**
 * A decision is looked at again.
 *
 * @param askedBy member, provider or plan
 * @param ground why, in the words of who asked
 */
public record SecondLook(Kind kind, String askedBy, String ground, Instant asked) {

    /** How it came to be looked at again. */
    public enum Kind {
        /** A right of the member, and decided by somebody who took no part in the first decision. */
        APPEAL("an appeal"),
        /** A talk between the one who ordered and the one who refused, who may change their own mind. */
        PEER_TO_PEER("a talk between clinicians"),
        /** The payer itself corrects an error, or has learned something new. */
        REOPENING("a reopening");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public SecondLook {
        if (ground.isBlank()) throw new IllegalArgumentException("a second look has a ground");
    }
}
