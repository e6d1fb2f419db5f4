package payer.service.priorauth.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthSettings;
import payer.service.priorauth.RequestError;
import payer.service.provider.Npi;
import payer.service.runtime.ServiceSettings;

/** Writes the answers to requests and inquiries, as bundles around ClaimResponses. */
@Singleton
public final class ClaimResponseWriter {
    private final FhirTerser terser;
    private final TaskWriter tasks;
    private final AnswerWriting answers;
    private final String url;

    ClaimResponseWriter(FhirContext context, PriorAuthSettings settings, TaskWriter tasks, ServiceSettings service) {
        this.terser = context.newTerser();
        this.tasks = tasks;
        this.url = service.url().toString();
        this.answers = new AnswerWriting(new Notes(settings), url);
    }

    /** The answer to a request that is in the registry. */
    public Bundle answer(PriorAuth authorization, Bundle request, Release release) {
        var index = new BundleIndex(request);
        var claim = claim(index);
        var response = answers.answer(authorization, new SentClaim(claim, index, to(claim, index)), release);
        var communications = new CommunicationRequests(authorization, response, index, release).all();
        communications.forEach(one -> response.addCommunicationRequest(
                new Reference("urn:uuid:" + one.getIdElement().getIdPart())));
        var written = written(index, request, authorization.changed());
        written.add(response);
        communications.forEach(written::add);
        addTasks(written, authorization, response, index, release);
        written.includePartiesOf(response);
        return written.bundle();
    }

    /** How requests stand, for one who asks with a bundle of their own. It is always complete, and asks nothing back. */
    public Bundle standings(List<PriorAuth> authorizations, Bundle inquiry, Release release, Instant now) {
        var index = new BundleIndex(inquiry);
        var claim = claim(index);
        var written = written(index, inquiry, now);
        if (authorizations.isEmpty()) addNothing(written, "nothing at " + now);
        var responses = authorizations.stream()
                .map(one -> answers.standing(one, new SentClaim(claim, index, byNumber(one)), release))
                .toList();
        responses.forEach(written::add);
        for (int i = 0; i < responses.size(); i++)
            addTasks(written, authorizations.get(i), responses.get(i), index, release);
        responses.forEach(written::includePartiesOf);
        return written.bundle();
    }

    /** The answer to a request or an inquiry that is not taken up. */
    public Bundle refusal(List<RequestError> errors, Bundle request, Release release, String id, Instant now) {
        var index = new BundleIndex(request);
        var claim = claim(index);
        var response = answers.refused(errors, new SentClaim(claim, index, to(claim, index)), release, now);
        response.setId(id);
        var written = written(index, request, now);
        written.add(response);
        written.includePartiesOf(response);
        return written.bundle();
    }

    private ResponseBundle written(BundleIndex index, Bundle request, Instant now) {
        return new ResponseBundle(index, terser, request.getIdentifier(), now);
    }

    private static Claim claim(BundleIndex index) {
        return index.all(Claim.class).findFirst().orElseThrow();
    }

    /** The claim stays out of the answer, so an address that holds only within its bundle would lead nowhere. */
    private static Reference to(Claim claim, BundleIndex index) {
        var reference = new Reference()
                .setType("Claim")
                .setIdentifier(claim.getIdentifierFirstRep().copy());
        var address = index.address(claim);
        return address.startsWith("urn:") ? reference : reference.setReference(address);
    }

    private static Reference byNumber(PriorAuth authorization) {
        return new Reference()
                .setType("Claim")
                .setIdentifier(SmallValues.identifier(authorization.request().identifier()));
    }

    private void addTasks(
            ResponseBundle written,
            PriorAuth authorization,
            ClaimResponse response,
            BundleIndex index,
            Release release) {
        var about = new TaskWriter.About(
                response.getPatient(),
                response.getRequest(),
                payer(response, index),
                Npi.identifier(authorization.request().parties().requester()));
        tasks.requests(authorization, release, about)
                .forEach(task -> written.add(
                        task, DerivedIds.of(authorization.id(), task.getId()).toString()));
    }

    private Identifier payer(ClaimResponse response, BundleIndex index) {
        return index.at(response.getInsurer(), Organization.class)
                .flatMap(insurer -> insurer.getIdentifier().stream()
                        .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                        .findFirst())
                .map(told -> new Identifier().setSystem(told.getSystem()).setValue(told.getValue()))
                .orElseGet(() -> new Identifier().setSystem("urn:ietf:rfc:3986").setValue(url));
    }

    private static void addNothing(ResponseBundle written, String seed) {
        var nothing = new OperationOutcome();
        nothing.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .getDetails()
                .setText("We hold no request that fits this inquiry and that you may see.");
        nothing.setId(DerivedIds.of(seed).toString());
        written.add(nothing);
    }
}
