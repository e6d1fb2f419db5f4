package payer.service.security.oauth;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import payer.service.caller.ScopeContext;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.ServerCapabilities;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Bases;

/** Says in a base's statement how one gets in. Clients of SMART 1 read the addresses here, later ones in the discovery document. */
@Singleton
final class SmartCapability implements CapabilityPart {
    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String ADDRESSES = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final Bases bases;
    private final String url;

    SmartCapability(Bases bases, ServiceSettings service) {
        this.bases = bases;
        this.url = service.url().toString();
    }

    @Override
    public boolean isFor(Base base) {
        return bases.classesOf(base.path()).stream()
                .anyMatch(kind -> kind.contexts().contains(ScopeContext.SYSTEM));
    }

    @Override
    public void describe(Base base, ServerCapabilities server) {
        var security = server.security().setCors(true);
        security.addService(new CodeableConcept(new Coding(SERVICES, "SMART-on-FHIR", null)));
        var addresses = new Extension(ADDRESSES);
        addresses.addExtension(address("token", TokenController.PATH));
        addresses.addExtension(address("introspect", IntrospectionController.PATH));
        addresses.addExtension(address("revoke", RevocationController.PATH));
        security.addExtension(addresses);
    }

    private Extension address(String of, String path) {
        return new Extension(of, new UriType(url + path));
    }
}
