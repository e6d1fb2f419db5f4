package payer.service.sandbox.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.chart.Nodes;

/** What the pretend system says of itself. */
final class Metadata {
    private static final List<String> TYPES = List.of(
            "Patient",
            "Coverage",
            "Condition",
            "Observation",
            "MedicationRequest",
            "Procedure",
            "Encounter",
            "DocumentReference",
            "DeviceRequest",
            "ServiceRequest",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "QuestionnaireResponse",
            "Task");
    private static final List<String> INTERACTIONS = List.of("read", "search-type", "create", "update");

    private Metadata() {}

    static ObjectNode of(Addresses addresses) {
        var statement = Nodes.object().put("resourceType", "CapabilityStatement");
        statement.put("status", "active").put("date", "2026-11-22").put("kind", "instance");
        statement
                .putObject("implementation")
                .put("description", "A pretend health record system with invented patients")
                .put("url", addresses.fhir());
        statement.put("fhirVersion", "4.0.1").putArray("format").add("application/fhir+json");
        var rest = statement.putArray("rest").addObject().put("mode", "server");
        security(rest.putObject("security"), addresses);
        var resources = rest.putArray("resource");
        TYPES.forEach(type -> resource(resources.addObject(), type));
        return statement;
    }

    private static void resource(ObjectNode resource, String type) {
        var interactions = resource.put("type", type).putArray("interaction");
        INTERACTIONS.forEach(code -> interactions.addObject().put("code", code));
    }

    private static void security(ObjectNode security, Addresses addresses) {
        var oauth = security.putArray("extension")
                .addObject()
                .put("url", "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
                .putArray("extension");
        oauth.addObject().put("url", "authorize").put("valueUri", addresses.whole(Addresses.AUTHORIZE));
        oauth.addObject().put("url", "token").put("valueUri", addresses.whole(Addresses.TOKEN));
        security.putArray("service")
                .add(Nodes.concept("http://terminology.hl7.org/CodeSystem/restful-security-service", "SMART-on-FHIR"));
    }
}
