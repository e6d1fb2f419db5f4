package payer.service.fhir.validation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.model.ValueSet.ConceptSetComponent;

/**
 * Keeps the definitions of FHIR itself among themselves. What they name without a version means the version published with
 * them, even where a later package brings a newer one under the same address; HL7's terminology is the stated exception.
 */
final class CoreVersions {
    static final String PACKAGE = "hl7.fhir.r4.core";

    private static final String TERMINOLOGY = "http://terminology.hl7.org";

    private final Map<String, String> valueSets = new ConcurrentHashMap<>();
    private final Map<String, String> codeSystems = new ConcurrentHashMap<>();

    void note(ResourceHead head) {
        var version = head.version();
        if (version == null || head.url().startsWith(TERMINOLOGY)) return;
        if (head.type().equals("ValueSet")) valueSets.put(head.url(), version);
        if (head.type().equals("CodeSystem")) codeSystems.put(head.url(), version);
    }

    void pin(CanonicalResource resource) {
        if (!resource.getSourcePackage().getId().equals(PACKAGE)) return;
        switch (resource) {
            case StructureDefinition structure -> pin(structure);
            case ValueSet set -> pin(set);
            case CodeSystem system -> pin(system.getSupplementsElement(), codeSystems);
            default -> {}
        }
    }

    private void pin(StructureDefinition structure) {
        for (var element : structure.getSnapshot().getElement())
            if (element.hasBinding()) pin(element.getBinding().getValueSetElement(), valueSets);
    }

    private void pin(ValueSet set) {
        set.getCompose().getInclude().forEach(this::pin);
        set.getCompose().getExclude().forEach(this::pin);
    }

    private void pin(ConceptSetComponent part) {
        part.getValueSet().forEach(reference -> pin(reference, valueSets));
        var version = part.hasSystem() && !part.hasVersion() ? codeSystems.get(part.getSystem()) : null;
        if (version != null) part.setVersion(version);
    }

    private static void pin(CanonicalType reference, Map<String, String> versions) {
        if (!reference.hasValue() || reference.getValue().contains("|")) return;
        var version = versions.get(reference.getValue());
        if (version != null) reference.setValue(reference.getValue() + "|" + version);
    }
}
