package payer.service.records.index;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.jspecify.annotations.Nullable;

/**
 * All that the FHIRPath engine wants to know of the definitions of FHIR: the names of its types. Reading the definitions
 * themselves would take seconds and hundreds of megabytes.
 */
final class TypeNames implements IValidationSupport {
    private static final String PREFIX = "http://hl7.org/fhir/StructureDefinition/";

    private final FhirContext context;
    private final Map<String, StructureDefinition> byUrl;

    TypeNames(FhirContext context) {
        this.context = context;
        var names = new TreeSet<>(context.getResourceTypes());
        context.getElementDefinitions().forEach(element -> names.add(element.getName()));
        this.byUrl = names.stream()
                .map(TypeNames::named)
                .collect(Collectors.toMap(StructureDefinition::getUrl, Function.identity()));
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    @SuppressWarnings("unchecked") // the caller asks for R4's own class, as the interface has it
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) List.copyOf(byUrl.values());
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return byUrl.get(url);
    }

    private static StructureDefinition named(String name) {
        var definition = new StructureDefinition();
        definition.setUrl(PREFIX + name);
        definition.setName(name);
        definition.setType(name);
        definition.setDerivation(TypeDerivationRule.SPECIALIZATION);
        definition.setKind(
                Character.isLowerCase(name.charAt(0))
                        ? StructureDefinitionKind.PRIMITIVETYPE
                        : StructureDefinitionKind.COMPLEXTYPE);
        return definition;
    }
}
