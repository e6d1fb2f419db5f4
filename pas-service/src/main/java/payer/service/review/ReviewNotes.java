package payer.service.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import payer.service.priorauth.PriorAuthId;

/** What reviewers write for one another about a case. All of it happens within the caller's transaction. */
public interface ReviewNotes {
    /** One note; it stays as it was written. */
    record Note(UUID id, PriorAuthId authorization, String subject, String name, Instant written, String text) {
        @Override
        public String toString() {
            return "Note " + id;
        }
    }

    void add(Note note);

    /** The oldest first. */
    List<Note> about(PriorAuthId authorization);
}
