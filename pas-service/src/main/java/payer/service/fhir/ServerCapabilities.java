package payer.service.fhir;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** The {@code rest} part of one base's CapabilityStatement while its parts are put together; saying a thing twice is once. */
public final class ServerCapabilities {
    private final CapabilityStatementRestComponent rest;

    ServerCapabilities(CapabilityStatementRestComponent rest) {
        this.rest = rest;
    }

    /** What can be done with one resource type; made when first named. */
    public OfResource resource(String type) {
        return rest.getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst()
                .map(OfResource::new)
                .orElseGet(() -> new OfResource(rest.addResource().setType(type)));
    }

    /** An operation on the whole base, named without its {@code $}. */
    public ServerCapabilities operation(String name, String definition) {
        addOperation(rest.getOperation(), name, definition);
        return this;
    }

    public ServerCapabilities interaction(SystemRestfulInteraction code) {
        if (rest.getInteraction().stream().noneMatch(known -> known.getCode() == code))
            rest.addInteraction(new SystemInteractionComponent().setCode(code));
        return this;
    }

    public CapabilityStatementRestSecurityComponent security() {
        return rest.getSecurity();
    }

    private static void addOperation(
            List<CapabilityStatementRestResourceOperationComponent> operations, String name, String definition) {
        if (operations.stream().noneMatch(known -> known.getName().equals(name)))
            operations.add(new CapabilityStatementRestResourceOperationComponent()
                    .setName(name)
                    .setDefinition(definition));
    }

    /** What can be done with one resource type. */
    public static final class OfResource {
        private final CapabilityStatementRestResourceComponent resource;

        private OfResource(CapabilityStatementRestResourceComponent resource) {
            this.resource = resource;
        }

        /** Every canonical that instances may claim in {@code meta.profile}. */
        public OfResource profiles(String... canonicals) {
            Arrays.stream(canonicals)
                    .filter(canonical -> !resource.hasSupportedProfile(canonical))
                    .forEach(resource::addSupportedProfile);
            return this;
        }

        public OfResource interactions(TypeRestfulInteraction... codes) {
            for (var code : codes)
                if (resource.getInteraction().stream().noneMatch(known -> known.getCode() == code))
                    resource.addInteraction(new ResourceInteractionComponent().setCode(code));
            return this;
        }

        public OfResource searchParameter(String name, SearchParamType type, String definition) {
            if (resource.getSearchParam().stream()
                    .noneMatch(known -> known.getName().equals(name)))
                resource.addSearchParam().setName(name).setType(type).setDefinition(definition);
            return this;
        }

        public OfResource includes(String... includes) {
            for (var include : includes) if (!resource.hasSearchInclude(include)) resource.addSearchInclude(include);
            return this;
        }

        public OfResource reverseIncludes(String... includes) {
            for (var include : includes)
                if (!resource.hasSearchRevInclude(include)) resource.addSearchRevInclude(include);
            return this;
        }

        /** An operation on this type or its instances, named without its {@code $}. */
        public OfResource operation(String name, String definition) {
            addOperation(resource.getOperation(), name, definition);
            return this;
        }

        public OfResource versioning(ResourceVersionPolicy policy) {
            resource.setVersioning(policy);
            return this;
        }

        /** For what these have no word for, such as extensions. */
        public CapabilityStatementRestResourceComponent element() {
            return resource;
        }
    }
}
