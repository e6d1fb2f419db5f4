package payer.service.formapp.smart;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The FHIR server of an EHR, for the one who has come from there. What it refuses or fails at is told so that they can act on it. */
public final class EhrServer {
    private final IGenericClient client;

    EhrServer(IGenericClient client) {
        this.client = client;
    }

    /** By reference on that server; empty where nothing is there. */
    public Optional<Resource> read(String reference) {
        var id = new IdType(reference);
        if (!id.hasResourceType() || !id.hasIdPart()) return Optional.empty();
        try {
            return Optional.of(asked(() -> (Resource) client.read()
                            .resource(id.getResourceType())
                            .withId(id.getIdPart())
                            .execute()))
                    .map(EhrServer::plainlyNamed);
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    /** The first page of what a search finds. */
    public <T extends Resource> List<T> search(Class<T> type, String query) {
        var page = asked(() -> client.search()
                .byUrl(type.getSimpleName() + "?" + query)
                .returnBundle(Bundle.class)
                .execute());
        return page.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .map(EhrServer::plainlyNamed)
                .toList();
    }

    /** Stores a response: anew, or in the place of the one that was stored before. The answer is its reference there. */
    public String keep(QuestionnaireResponse response, Optional<String> before) {
        var sent = response.copy();
        var outcome = before.isPresent()
                ? asked(() -> client.update()
                        .resource((QuestionnaireResponse) sent.setId(new IdType(before.get())))
                        .execute())
                : asked(() -> client.create().resource(anew(sent)).execute());
        var id = outcome.getId();
        if (id == null || !id.hasIdPart())
            throw Problem.of(ProblemKind.UNAVAILABLE, "The EHR took the form and did not say where it is");
        return "QuestionnaireResponse/" + id.getIdPart();
    }

    private static QuestionnaireResponse anew(QuestionnaireResponse response) {
        response.setIdElement(null);
        return response;
    }

    /** Servers name what they give by address and version; messages name it by type and id. */
    private static <T extends Resource> T plainlyNamed(T resource) {
        var id = resource.getIdElement();
        resource.setId(new IdType(resource.fhirType(), id.getIdPart()));
        return resource;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            throw e;
        } catch (AuthenticationException e) {
            throw Problem.of(
                    ProblemKind.EXPIRED,
                    "The EHR no longer lets the app in. Launch it again from the chart: what was saved is kept");
        } catch (ForbiddenOperationException e) {
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "The EHR does not let the app do this. Ask its administrators to allow it, or enter it in the EHR itself");
        } catch (FhirClientConnectionException e) {
            throw Problem.of(
                    ProblemKind.UNAVAILABLE,
                    "The EHR does not answer. Try it again in a minute: what was saved is kept");
        } catch (BaseServerResponseException e) {
            throw Problem.of(
                    ProblemKind.UNAVAILABLE,
                    "The EHR could not do this (status " + e.getStatusCode()
                            + "). Try it again in a minute: what was saved is kept");
        }
    }
}
