package payer.service.security.staff;

import java.time.Duration;
import java.time.Instant;

/**
 * That somebody is signed in at one browser.
 *
 * @param hash of the secret in the browser's cookie; the secret itself is kept nowhere
 * @param demo that they are somebody invented
 */
public record Session(String hash, StaffMember member, boolean demo, Instant began, Instant seen) {
    /** Seen so lately, it is not written again. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    boolean isOver(StaffSettings settings, Instant now) {
        return !now.isBefore(seen.plus(settings.idle())) || !now.isBefore(began.plus(settings.longest()));
    }

    boolean isStale(Instant now) {
        return now.isAfter(seen.plus(FRESH));
    }

    @Override
    public String toString() {
        return "Session of " + member;
    }
}
