package payer.service.dtr;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.FhirApi;
import payer.service.fhir.Preferences;
import payer.service.runtime.ServiceSettings;

/** Forms, libraries and value sets to read and to find. They hold nothing about anyone, so nothing is on record for it. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir")
final class ResourceController {
    private static final String TYPE = "{type:Questionnaire|Library|ValueSet}";

    private final FormResources resources;
    private final ServiceSettings service;

    ResourceController(FormResources resources, ServiceSettings service) {
        this.resources = resources;
        this.service = service;
    }

    @Get("/" + TYPE + "/{id}")
    @Needs(interaction = Interaction.READ, resource = "{type}")
    Resource read(String edition, String type, String id) {
        return resources
                .find(Editions.of(edition), type, id)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such " + type + "."));
    }

    @Get("/" + TYPE)
    @Needs(interaction = Interaction.SEARCH, resource = "{type}")
    Bundle search(String edition, String type, HttpRequest<?> request, Preferences preferences) {
        var search = new FormSearch(wanted(request, preferences));
        var page = FormPage.of(request);
        var found =
                resources.all(Editions.of(edition), type).filter(search::finds).toList();
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(found.size());
        bundle.addLink().setRelation("self").setUrl(service.url().toString() + request.getUri());
        page.next(found.size())
                .ifPresent(next ->
                        bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl(service.url() + next.address(request)));
        page.of(found)
                .forEach(resource -> bundle.addEntry()
                        .setFullUrl(address(resource))
                        .setResource(resource)
                        .getSearch()
                        .setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }

    private static String address(MetadataResource resource) {
        return resource.getUrl().substring(0, resource.getUrl().lastIndexOf('/') + 1) + resource.getIdPart();
    }

    /** What is not known is passed over, unless the client wants it strict. */
    private static Map<String, List<String>> wanted(HttpRequest<?> request, Preferences preferences) {
        var wanted = new HashMap<String, List<String>>();
        request.getParameters().forEach((name, values) -> {
            if (FormSearch.PARAMETERS.containsKey(name)) wanted.put(name, values);
            else if (preferences.strict() && !name.startsWith("_"))
                throw Problem.of(ProblemKind.NOT_SUPPORTED, "There is no search parameter of this name.", name);
        });
        return wanted;
    }
}
