package payer.service.formapp;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import payer.service.formapp.smart.FormAppSettings;
import payer.service.formapp.smart.LaunchContext;

/**
 * That a clinician has come from an EHR to work at the forms of one patient.
 *
 * @param secretHash of the secret in the browser's cookie; the secret itself is kept nowhere
 * @param practitioner reference on the EHR's server
 * @param patient id on the EHR's server
 * @param sealedTokens the EHR's tokens, which only the secret opens
 */
public record Visit(
        UUID id,
        String secretHash,
        String ehr,
        String subject,
        String practitioner,
        String patient,
        LaunchContext context,
        String sealedTokens,
        Instant began,
        Instant seen) {
    /** Seen so lately, it is not written again. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    boolean isOver(FormAppSettings settings, Instant now) {
        return !now.isBefore(seen.plus(settings.idle())) || !now.isBefore(began.plus(settings.longest()));
    }

    boolean isStale(Instant now) {
        return now.isAfter(seen.plus(FRESH));
    }

    @Override
    public String toString() {
        return "Visit " + id;
    }
}
