package payer.service.fhir;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import payer.service.runtime.Release;
import payer.service.runtime.ServiceSettings;

/** What each base says of itself, put together once from the parts that the capabilities contribute. */
@Singleton
final class CapabilityStatements {
    private final List<CapabilityPart> parts;
    private final ServiceSettings settings;
    private final FhirText text;
    private final Date made;
    private final Map<Base, CapabilityStatement> statements = new ConcurrentHashMap<>();

    CapabilityStatements(List<CapabilityPart> parts, ServiceSettings settings, FhirText text, Clock clock) {
        this.parts = parts;
        this.settings = settings;
        this.text = text;
        this.made = Date.from(clock.instant());
    }

    CapabilityStatement of(Base base) {
        return statements.computeIfAbsent(base, this::make);
    }

    private CapabilityStatement make(Base base) {
        var statement = describe(base);
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        var server = new ServerCapabilities(rest);
        parts.stream().filter(part -> part.isFor(base)).forEach(part -> part.describe(base, server));
        rest.getResource().sort(Comparator.comparing(CapabilityStatementRestResourceComponent::getType));
        statement
                .getMeta()
                .setVersionId(Integer.toHexString(text.json(statement).hashCode()));
        statement.getMeta().setLastUpdated(made);
        return Unchanging.marked(statement);
    }

    private CapabilityStatement describe(Base base) {
        var statement = new CapabilityStatement();
        var address = settings.url() + base.path();
        statement
                .setUrl(address + "/metadata")
                .setVersion(Release.current().version())
                .setName(base.name())
                .setTitle(base.title())
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(made)
                .setDescription(base.description())
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement
                .getSoftware()
                .setName(Release.current().name())
                .setVersion(Release.current().version());
        statement.getImplementation().setDescription(base.title()).setUrl(address);
        // Clients look for either way of writing a format.
        List.of("application/fhir+json", "json", "application/fhir+xml", "xml").forEach(statement::addFormat);
        base.instantiates().forEach(statement::addInstantiates);
        base.guides().forEach(statement::addImplementationGuide);
        return statement;
    }
}
