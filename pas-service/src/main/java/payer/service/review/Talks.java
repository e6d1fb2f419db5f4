package payer.service.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.WorklistEntry.Holder;

/** Talks between the clinician who ordered and one of ours. All of it happens within the caller's transaction. */
public interface Talks {
    /** How far one has come. */
    enum State {
        PLANNED("planned"),
        HELD("held"),
        CANCELLED("cancelled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One talk.
     *
     * @param ours who of us talks
     * @param outcome what came of it; empty text while it is planned
     */
    record Talk(
            UUID id,
            PriorAuthId authorization,
            Instant at,
            Holder ours,
            String withWhom,
            String phone,
            State state,
            String outcome) {
        /** With whom and about what is about persons. */
        @Override
        public String toString() {
            return "Talk " + id;
        }
    }

    void add(Talk talk);

    /** False if it is no longer planned. */
    boolean end(UUID id, PriorAuthId authorization, State state, String outcome);

    /** The earliest first. */
    List<Talk> about(PriorAuthId authorization);

    /** Those that one of us has before them, the next first. */
    List<Talk> plannedFor(String subject);
}
