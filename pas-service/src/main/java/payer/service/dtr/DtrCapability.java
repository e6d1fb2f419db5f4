package payer.service.dtr;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import payer.dtr.Edition;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.ServerCapabilities;

/** Says what the forms' bases can do. The older edition lists its operations at the base, the newer one at the types. */
@Singleton
final class DtrCapability implements CapabilityPart {

    @Override
    public boolean isFor(Base base) {
        return base.path().startsWith("/dtr/");
    }

    @Override
    public void describe(Base base, ServerCapabilities server) {
        for (var type : FormResources.TYPES) describe(type, server.resource(type));
        server.resource("Questionnaire")
                .profiles(Edition.profile("dtr-std-questionnaire"), Edition.profile("dtr-questionnaire-adapt-search"))
                .operation("questionnaire-package", Operations.PACKAGE)
                .operation("next-question", Operations.NEXT_QUESTION)
                .operation("log-questionnaire-errors", Operations.LOG_ERRORS)
                .operation("populate", Operations.POPULATE);
        server.resource("ValueSet").operation("expand", Operations.EXPAND);
        if (base.path().equals(Editions.path(Edition.DTR_2_0)))
            server.operation("questionnaire-package", Operations.PACKAGE)
                    .operation("next-question", Operations.NEXT_QUESTION)
                    .operation("log-questionnaire-errors", Operations.LOG_ERRORS)
                    .operation("expand", Operations.EXPAND);
    }

    private static void describe(String type, ServerCapabilities.OfResource resource) {
        resource.interactions(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
        FormSearch.PARAMETERS.forEach(
                (name, kind) -> resource.searchParameter(name, SearchParamType.valueOf(kind), definition(type, name)));
    }

    private static String definition(String type, String parameter) {
        return parameter.equals("_id")
                ? "http://hl7.org/fhir/SearchParameter/Resource-id"
                : "http://hl7.org/fhir/SearchParameter/" + type + "-" + parameter;
    }
}
