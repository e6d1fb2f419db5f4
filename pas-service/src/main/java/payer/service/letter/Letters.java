package payer.service.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.priorauth.PriorAuthId;

/** The letters that were sent. All of it happens within the caller's transaction. */
public interface Letters {

    /** Keeps a letter, unless one of its kind was written to the same audience about the same version before. */
    void addOnce(Letter letter);

    /** The oldest first. */
    List<Letter> about(PriorAuthId authorization);

    Optional<Letter> find(UUID id);
}
