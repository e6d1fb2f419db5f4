package payer.service.formapp.smart;

/**
 * Somebody who has come from an EHR.
 *
 * @param subject as the EHR knows them
 * @param practitioner reference of theirs on the EHR's server
 * @param patient id of the patient whose chart is open there
 */
public record Arrival(String subject, String practitioner, String patient, LaunchContext context, EhrTokens tokens) {
    @Override
    public String toString() {
        return "Arrival";
    }
}
