package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import payer.decision.Code;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.DataNeed;
import payer.dtr.prefill.Filled;
import payer.dtr.prefill.PopulateAnswerWriter;
import payer.dtr.prefill.PopulateRequestReader;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.runtime.ServiceSettings;

/**
 * Fills the largest form from a made-up chart once the forms are made, so that no clinician waits for the engine to be loaded.
 * Nothing of it is kept.
 */
@Singleton
final class WarmPrefill {
    private static final int ROUNDS = 5;

    private final RunLogic logic;
    private final AskCharts charts;
    private final FhirText text;
    private final ServiceSettings service;
    private final Clock clock;
    private volatile boolean warm;

    WarmPrefill(RunLogic logic, AskCharts charts, FhirText text, ServiceSettings service, Clock clock) {
        this.logic = logic;
        this.charts = charts;
        this.text = text;
        this.service = service;
        this.clock = clock;
    }

    void warm(FormCatalog catalog) {
        charts.warm();
        catalog.all().stream()
                .max(Comparator.comparingInt(form -> form.plan().questions().size()))
                .ifPresent(form -> {
                    for (var round = 0; round < ROUNDS; round++) fill(form);
                });
        warm = true;
    }

    boolean isWarm() {
        return warm;
    }

    /** The way of a request, from its text to the text of its answer. */
    private void fill(PublishedForm form) {
        var now = clock.instant();
        var today = now.atZone(service.zone()).toLocalDate();
        var received = new Received(text.json(request(form)).getBytes(UTF_8), FhirFormat.JSON);
        var request = PopulateRequestReader.read(text.read(received, Parameters.class), Optional.empty());
        var filled = Filled.of(logic.fill(form, ChartData.of(request.data()), today));
        text.json(new PopulateAnswerWriter(form).parameters(request, filled, now));
    }

    private static Parameters request(PublishedForm form) {
        var parameters = new Parameters();
        parameters.addParameter().setName("canonical").setValue(new UriType(form.canonical()));
        parameters.addParameter().setName("subject").setValue(new Reference("Patient/warm-up"));
        var chart = new Bundle().setType(Bundle.BundleType.COLLECTION);
        DataNeed.of(List.of(form)).stream()
                .flatMap(need -> need.codes().stream().limit(2).map(code -> resource(need.type(), code)))
                .forEach(resource -> chart.addEntry().setResource(resource));
        parameters.addParameter().setName("data").setResource(chart);
        return parameters;
    }

    private static Resource resource(String type, Code code) {
        var concept = new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
        var day = new DateTimeType("2026-01-05");
        return switch (type) {
            case "Condition" -> new Condition().setCode(concept).setRecordedDateElement(day);
            case "Procedure" ->
                new Procedure()
                        .setStatus(Procedure.ProcedureStatus.COMPLETED)
                        .setCode(concept)
                        .setPerformed(day);
            case "Encounter" ->
                new Encounter().setStatus(Encounter.EncounterStatus.FINISHED).addType(concept);
            case "MedicationRequest" ->
                new MedicationRequest()
                        .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                        .setMedication(concept)
                        .setAuthoredOnElement(day);
            default ->
                new Observation()
                        .setStatus(Observation.ObservationStatus.FINAL)
                        .setCode(concept)
                        .setEffective(day)
                        .setValue(new Quantity()
                                .setValue(7)
                                .setSystem("http://unitsofmeasure.org")
                                .setCode("%"));
        };
    }
}
