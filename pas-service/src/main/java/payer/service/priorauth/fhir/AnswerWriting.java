package payer.service.priorauth.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.ClaimResponse.Use;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import payer.service.priorauth.Allowed;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.RequestError;
import payer.service.provider.Npi;

/** Writes one ClaimResponse. */
final class AnswerWriting {
    private static final String IDENTIFIERS = "/sid/prior-authorization";
    private static final String CORRECT_AND_SEND_AGAIN = "C";
    private static final String REJECTIONS = "901";
    private static final String SPECIALTIES = "http://nucc.org/provider-taxonomy";
    private static final String CLAIM_TYPES = "http://terminology.hl7.org/CodeSystem/claim-type";

    private final Notes notes;
    private final String url;

    AnswerWriting(Notes notes, String url) {
        this.notes = notes;
        this.url = url;
    }

    /** The answer to the Claim itself. */
    ClaimResponse answer(PriorAuth authorization, SentClaim sent, Release release) {
        var response = decided(authorization, sent, release, Optional.of(sent.claim()));
        response.setType(sent.claim().getType().copy());
        return response;
    }

    /** How a request stands, for who asks with a Claim of their own. */
    ClaimResponse standing(PriorAuth authorization, SentClaim inquiry, Release release) {
        return decided(authorization, inquiry, release, Optional.empty());
    }

    private ClaimResponse decided(PriorAuth authorization, SentClaim sent, Release release, Optional<Claim> asked) {
        var response = head(sent, authorization.changed());
        // Of what was asked for; an inquiry may be of another type.
        response.setType(Concepts.of(CLAIM_TYPES, authorization.request().claimType()));
        response.setId(authorization.id().toString());
        // What took its place is asked for by its own number.
        if (authorization.replacedBy().isPresent()) response.setStatus(ClaimResponseStatus.CANCELLED);
        response.addIdentifier()
                .setSystem(url + IDENTIFIERS)
                .setValue(authorization.id().toString());
        response.setOutcome(RemittanceOutcome.COMPLETE);
        back(sent.claim(), response, release);
        var lines = new LineWriting(
                response,
                new LineWriting.Written(
                        asked, sent.index(), authorization.request().stay(), release),
                notes);
        authorization.lines().forEach(lines::write);
        period(authorization).ifPresent(response::setPreAuthPeriod);
        switch (release) {
            case R2_0 -> reference(authorization).ifPresent(response::addExtension);
            case R2_2 -> response.addExtension(reviewer(authorization));
        }
        return response;
    }

    /** Release 2.2 says which system answers which. */
    private static void back(Claim claim, ClaimResponse response, Release release) {
        if (release == Release.R2_2) Transmission.back(claim).ifPresent(response::addExtension);
    }

    ClaimResponse refused(List<RequestError> errors, SentClaim sent, Release release, Instant now) {
        var response = head(sent, now);
        response.setType(sent.claim().getType().copy());
        response.setOutcome(RemittanceOutcome.ERROR);
        back(sent.claim(), response, release);
        errors.forEach(error -> write(response, error, release));
        return response;
    }

    /** What every answer says, taken from the Claim that it answers. */
    private static ClaimResponse head(SentClaim sent, Instant now) {
        var response = new ClaimResponse();
        response.setStatus(ClaimResponseStatus.ACTIVE).setUse(Use.PREAUTHORIZATION);
        response.setPatient(sent.index().pointer(sent.claim().getPatient()));
        response.setInsurer(sent.index().pointer(sent.claim().getInsurer()));
        response.setRequestor(sent.index().pointer(sent.claim().getProvider()));
        response.setRequest(sent.pointer());
        response.setCreatedElement(Concepts.moment(now));
        return response;
    }

    private static Optional<Period> period(PriorAuth authorization) {
        var allowed = authorization.lines().stream()
                .flatMap(line -> line.standing().granted().stream())
                .toList();
        var from = allowed.stream().map(Allowed::from).min(Comparator.naturalOrder());
        var until = allowed.stream().map(Allowed::until).max(Comparator.naturalOrder());
        return from.flatMap(first -> until.map(last -> Concepts.period(first, last)));
    }

    /** Release 2.0 allows this number on the whole answer only. */
    private static Optional<Extension> reference(PriorAuth authorization) {
        return authorization.lines().stream()
                .flatMap(line -> line.standing().openReference().stream())
                .findFirst()
                .map(number -> new Extension(Pas.extension("administrationReferenceNumber"), new StringType(number)));
    }

    /** Whether a person decided, and which; if several did, the first is named. */
    private static Extension reviewer(PriorAuth authorization) {
        var clinicians = authorization.lines().stream()
                .flatMap(line -> line.standing().decidedBy().stream())
                .toList();
        var reviewer = new Extension(Pas.extension("claimResponseReviewer"));
        reviewer.addExtension(new Extension("wasHumanReviewedFlag", new BooleanType(!clinicians.isEmpty())));
        clinicians.stream()
                .filter(clinician -> !clinician.npi().isBlank())
                .findFirst()
                .or(() -> clinicians.stream().findFirst())
                .ifPresent(clinician -> name(clinician, reviewer));
        return reviewer;
    }

    private static void name(Clinician clinician, Extension reviewer) {
        if (!clinician.npi().isBlank())
            reviewer.addExtension(new Extension("reviewerNPI", Npi.identifier(clinician.npi())));
        clinician
                .specialty()
                .map(code -> new Extension("reviewerSpecialty", Concepts.of(SPECIALTIES, code)))
                .ifPresent(reviewer::addExtension);
    }

    private void write(ClaimResponse response, RequestError error, Release release) {
        var kind = error.kind();
        var note = response.getProcessNote().size() + 1;
        response.addProcessNote().setNumber(note).setText(kind.text());
        var written = response.addError();
        written.setCode(notes.rejectCode(kind)
                .map(known -> Concepts.x12(REJECTIONS, known).setText(kind.text()))
                .orElseGet(() -> Concepts.inWords(Pas.X12 + REJECTIONS, kind.text())));
        extend(written, "errorFollowupAction", Concepts.x12("889", CORRECT_AND_SEND_AGAIN));
        extend(written, "errorPath", new StringType(error.path()));
        switch (release) {
            case R2_0 -> extend(written, "errorElement", new StringType(error.element()));
            case R2_2 ->
                written.addExtension()
                        .setUrl(Pas.extension("errorElement"))
                        .addExtension(new Extension("processNote", new PositiveIntType(note)));
        }
    }

    private static void extend(ClaimResponse.ErrorComponent error, String name, org.hl7.fhir.r4.model.Type value) {
        error.addExtension(new Extension(Pas.extension(name), value));
    }
}
