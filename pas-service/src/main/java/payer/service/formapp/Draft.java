package payer.service.formapp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.dtr.Addresses;

/**
 * A form that is being filled in for a patient of an EHR. Questionnaire and responses are FHIR as JSON.
 *
 * @param patient id on the EHR's server
 * @param form canonical with its version
 * @param coverage reference on the EHR's server
 * @param questionnaire as it is shown
 * @param filledIn the response as machines filled it in, before anybody saw it
 * @param response the response as it stands
 * @param gaps why questions were left empty, by linkId
 * @param confirmed the questions whose filled-in answer somebody confirmed
 * @param storedAs reference of the response in the EHR
 * @param authorization what was asked for with it
 * @param lastBy who saved it last: their reference in the EHR
 */
public record Draft(
        UUID id,
        String ehr,
        String patient,
        String form,
        String title,
        List<String> orders,
        String coverage,
        String questionnaire,
        String filledIn,
        String response,
        Map<String, String> gaps,
        List<String> confirmed,
        State state,
        Optional<String> storedAs,
        Optional<UUID> authorization,
        String lastBy,
        int version,
        Instant created,
        Instant changed) {

    /** How far it is. */
    public enum State {
        OPEN,
        /** Everything is answered, and the EHR has it. */
        STORED,
        /** An authorization was asked for with it. */
        SUBMITTED
    }

    public Draft {
        orders = List.copyOf(orders);
        gaps = Map.copyOf(gaps);
        confirmed = List.copyOf(confirmed);
    }

    boolean isOf(Visit visit) {
        return ehr.equals(visit.ehr()) && patient.equals(visit.patient());
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    Draft answered(String newResponse, List<String> newConfirmed, String by, Instant now) {
        return next(newResponse, newConfirmed, State.OPEN, storedAs, authorization, by, now);
    }

    /** With more questions, which follow from the answers. */
    Draft askedMore(String newQuestionnaire, String newResponse, String by, Instant now) {
        return new Draft(
                id,
                ehr,
                patient,
                form,
                title,
                orders,
                coverage,
                newQuestionnaire,
                filledIn,
                newResponse,
                gaps,
                confirmed,
                State.OPEN,
                storedAs,
                authorization,
                by,
                version + 1,
                created,
                now);
    }

    /** Whether its questions come step by step. */
    public boolean isAdaptive() {
        return form.contains("/" + Addresses.ADAPTIVE);
    }

    Draft stored(String newResponse, String at, String by, Instant now) {
        return next(newResponse, confirmed, State.STORED, Optional.of(at), authorization, by, now);
    }

    Draft submitted(UUID as, String by, Instant now) {
        return next(response, confirmed, State.SUBMITTED, storedAs, Optional.of(as), by, now);
    }

    private Draft next(
            String newResponse,
            List<String> newConfirmed,
            State newState,
            Optional<String> newStoredAs,
            Optional<UUID> newAuthorization,
            String by,
            Instant now) {
        return new Draft(
                id,
                ehr,
                patient,
                form,
                title,
                orders,
                coverage,
                questionnaire,
                filledIn,
                newResponse,
                gaps,
                newConfirmed,
                newState,
                newStoredAs,
                newAuthorization,
                by,
                version + 1,
                created,
                now);
    }

    /** It is about a person. */
    @Override
    public String toString() {
        return "Draft " + id;
    }
}
