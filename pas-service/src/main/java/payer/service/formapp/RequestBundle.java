package payer.service.formapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import payer.decision.RequestKind;
import payer.intake.Orders;

/**
 * Writes the request for authorization that goes with completed forms: one item an order, one piece of information a form. Resources keep
 * the addresses that they have in the EHR.
 */
final class RequestBundle {
    private static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-";
    private static final String PAS_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";
    private static final String X12 = "https://codesystem.x12.org/005010/";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private static final String TRACE = "urn:payer:form-app-request";
    private static final String REQUESTER = "DK";
    private static final String SUPPLIER = "SJ";

    private final RequestParts parts;
    private final String base;
    private final String trace;
    private final Instant now;
    private final LocalDate today;
    private final Claim claim = new Claim();

    private RequestBundle(RequestParts parts, String base, String trace, Instant now, LocalDate today) {
        this.parts = parts;
        this.base = base;
        this.trace = trace;
        this.now = now;
        this.today = today;
    }

    /** @param trace the request's own number: the same number is the same request */
    static Bundle of(RequestParts parts, String base, String trace, Instant now, LocalDate today) {
        return new RequestBundle(parts, base, trace, now, today).bundle();
    }

    private Bundle bundle() {
        claim.setId(trace);
        head();
        careTeam();
        diagnoses();
        information();
        for (var order : parts.orders()) item(order);
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.setIdentifier(number(trace)).setTimestamp(Date.from(now));
        entries()
                .values()
                .forEach(resource -> bundle.addEntry()
                        .setFullUrl(base + "/" + OrderWords.reference(resource))
                        .setResource(resource));
        return bundle;
    }

    /** Each once, the claim first. */
    private Map<String, Resource> entries() {
        var entries = new LinkedHashMap<String, Resource>();
        Stream.of(
                        Stream.of(claim, parts.patient(), parts.coverage(), parts.insurer()),
                        parts.orders().stream(),
                        parts.forms().stream(),
                        parts.providers().stream())
                .flatMap(resources -> resources)
                .forEach(resource -> entries.putIfAbsent(OrderWords.reference(resource), resource));
        return entries;
    }

    private void head() {
        claim.addIdentifier(number(trace));
        claim.setStatus(Claim.ClaimStatus.ACTIVE).setUse(Claim.Use.PREAUTHORIZATION);
        claim.setType(concept(HL7 + "claim-type", "professional"));
        claim.setPatient(to(parts.patient())).setInsurer(to(parts.insurer()));
        claim.setProvider(to(parts.requester())).setCreated(Date.from(now));
        claim.setPriority(concept(HL7 + "processpriority", parts.urgent() ? "stat" : "normal"));
        claim.addInsurance().setSequence(1).setFocal(true).setCoverage(to(parts.coverage()));
    }

    private void careTeam() {
        parts.supplier().ifPresent(supplier -> member(supplier, SUPPLIER, true));
        member(parts.requester(), REQUESTER, false);
    }

    private void member(Resource who, String role, boolean ofWholeClaim) {
        var member = claim.addCareTeam().setSequence(claim.getCareTeam().size());
        member.setProvider(to(who)).setRole(concept(X12 + "98", role));
        member.addExtension(PAS + "careTeamClaimScope", new BooleanType(ofWholeClaim));
    }

    /** What is named as a reason on the orders, each once. */
    private void diagnoses() {
        parts.orders().stream()
                .flatMap(order -> reasons(order).stream())
                .filter(CodeableConcept::hasCoding)
                .forEach(reason -> {
                    if (claim.getDiagnosis().stream().anyMatch(known -> reason.equalsDeep(known.getDiagnosis())))
                        return;
                    var sequence = claim.getDiagnosis().size() + 1;
                    var diagnosis = claim.addDiagnosis().setSequence(sequence).setDiagnosis(reason.copy());
                    if (sequence == 1) diagnosis.addType(concept(PAS_CODES, "principal"));
                });
    }

    private static List<CodeableConcept> reasons(Resource order) {
        return switch (order) {
            case DeviceRequest device -> device.getReasonCode();
            case ServiceRequest service -> service.getReasonCode();
            case MedicationRequest medication -> medication.getReasonCode();
            default -> List.of();
        };
    }

    private void information() {
        for (var form : parts.forms())
            claim.addSupportingInfo()
                    .setSequence(claim.getSupportingInfo().size())
                    .setCategory(concept(PAS_CODES, "additionalInformation"))
                    .setValue(to(form));
    }

    private void item(Resource order) {
        var sequence = claim.getItem().size() + 1;
        var item = claim.addItem().setSequence(sequence).setProductOrService(code(order));
        item.addExtension(PAS + "itemTraceNumber", number(trace + "-" + sequence));
        item.addExtension(PAS + "serviceItemRequestType", concept(X12 + "1525", "HS"));
        item.addExtension(PAS + "certificationType", concept(X12 + "1322", continues(order) ? "R" : "I"));
        item.addExtension(PAS + "requestedService", to(order));
        item.setQuantity(quantity(order));
        when(order).ifPresent(item::setServiced);
        item.addCareTeamSequence(claim.getCareTeam().size());
        numbers(claim.getDiagnosis().size()).forEach(number -> item.addDiagnosisSequence(number.getValue()));
        numbers(claim.getSupportingInfo().size()).forEach(number -> item.addInformationSequence(number.getValue()));
    }

    private boolean continues(Resource order) {
        return parts.kind()
                .or(() -> new Orders().line(1, order, today).map(line -> line.kind()))
                .filter(kind -> kind == RequestKind.CONTINUATION)
                .isPresent();
    }

    private static CodeableConcept code(Resource order) {
        return switch (order) {
            case DeviceRequest device
            when device.hasCodeCodeableConcept() ->
                device.getCodeCodeableConcept().copy();
            case ServiceRequest service -> service.getCode().copy();
            case MedicationRequest medication
            when medication.hasMedicationCodeableConcept() ->
                medication.getMedicationCodeableConcept().copy();
            default -> new CodeableConcept();
        };
    }

    private static Quantity quantity(Resource order) {
        return switch (order) {
            case ServiceRequest service
            when service.hasQuantityQuantity() -> service.getQuantityQuantity().copy();
            case MedicationRequest medication
            when medication.getDispenseRequest().hasQuantity() ->
                medication.getDispenseRequest().getQuantity().copy();
            default -> new Quantity().setValue(1).setUnit("units");
        };
    }

    private static Optional<Type> when(Resource order) {
        return switch (order) {
            case DeviceRequest device
            when device.hasOccurrencePeriod() || device.hasOccurrenceDateTimeType() ->
                Optional.of(day(device.getOccurrence()));
            case ServiceRequest service
            when service.hasOccurrencePeriod() || service.hasOccurrenceDateTimeType() ->
                Optional.of(day(service.getOccurrence()));
            default -> Optional.empty();
        };
    }

    /** An item tells a day where an order can tell a moment. */
    private static Type day(Type when) {
        return when instanceof org.hl7.fhir.r4.model.DateTimeType moment
                ? new org.hl7.fhir.r4.model.DateType(moment.getValueAsString()
                        .substring(
                                0,
                                Math.min(
                                        "2026-01-31".length(),
                                        moment.getValueAsString().length())))
                : when.copy();
    }

    private static Stream<PositiveIntType> numbers(int until) {
        return Stream.iterate(1, number -> number <= until, number -> number + 1)
                .map(PositiveIntType::new);
    }

    private static Reference to(Resource resource) {
        return new Reference(OrderWords.reference(resource));
    }

    private static Identifier number(String value) {
        return new Identifier().setSystem(TRACE).setValue(value);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }
}
