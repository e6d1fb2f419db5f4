package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import payer.dtr.answer.NextQuestions;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.packaging.KnownPatient;
import payer.dtr.packaging.PackageAnswerWriter;
import payer.dtr.packaging.PackageRequestReader;
import payer.dtr.packaging.QuestionnairePackager;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.DataNeed;
import payer.dtr.prefill.Filled;
import payer.dtr.prefill.PopulateAnswerWriter;
import payer.dtr.prefill.PopulateRequestReader;
import payer.rules.PolicyRules;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.runtime.ServiceSettings;

/**
 * Hands out, fills in and goes on with the largest form for nobody once the forms are made, so that no clinician waits for the
 * engine, the client of charts and the reader of what it gets to be loaded. Nothing of it is kept.
 */
@Singleton
final class WarmPrefill {
    private static final int ROUNDS = 12;
    /** A machine that has much else to do at its start takes this long for what takes another a few seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

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

    void warm(PolicyRules rules, FormCatalog catalog) {
        warm(rules, catalog, ROUNDS);
    }

    void warm(PolicyRules rules, FormCatalog catalog, int rounds) {
        var today = clock.instant().atZone(service.zone()).toLocalDate();
        catalog.all().stream()
                .filter(form -> form.policy().effective().holdsOn(today))
                .max(Comparator.comparingInt(form -> form.plan().questions().size()))
                .ifPresent(form -> warm(rules, catalog, form, today, rounds));
        warm = true;
    }

    boolean isWarm() {
        return warm;
    }

    private void warm(PolicyRules rules, FormCatalog catalog, PublishedForm form, LocalDate today, int rounds) {
        var until = System.nanoTime() + LONGEST.toNanos();
        try (var chart = new MadeUpChart(form, text)) {
            for (var round = 0; round < rounds && System.nanoTime() < until; round++) {
                fill(form, chart, today);
                handOut(rules, catalog, form.canonical(), today);
                goOn(catalog, handOut(rules, catalog, form.adaptive().getUrl(), today), today);
            }
        }
    }

    /** The way of a request, from its text to the text of its answer, with half of the chart along and all of it on a server. */
    private void fill(PublishedForm form, MadeUpChart chart, LocalDate today) {
        var received = received(populating(form, chart));
        var request = PopulateRequestReader.read(text.read(received, Parameters.class), Optional.empty());
        var asked = charts.ask(chart.server(), request.subject().getReference(), DataNeed.of(List.of(form)));
        var filled = Filled.of(logic.fill(form, ChartData.of(request.data()).and(asked), today));
        text.json(new PopulateAnswerWriter(form).parameters(request, filled, clock.instant()));
    }

    private static Parameters populating(PublishedForm form, MadeUpChart chart) {
        var parameters = new Parameters();
        parameters.addParameter().setName("canonical").setValue(new UriType(form.canonical()));
        parameters.addParameter().setName("subject").setValue(new Reference("Patient/nobody"));
        var along = new Bundle().setType(Bundle.BundleType.COLLECTION);
        chart.resources().stream()
                .limit(chart.resources().size() / 2)
                .forEach(resource -> along.addEntry().setResource(resource));
        parameters.addParameter().setName("data").setResource(along);
        return parameters;
    }

    /** The draft that comes with the form. */
    private QuestionnaireResponse handOut(PolicyRules rules, FormCatalog catalog, String canonical, LocalDate today) {
        var request = PackageRequestReader.read(text.read(received(asking(canonical)), Parameters.class));
        var packages = new QuestionnairePackager(catalog, rules, form -> clock.instant(), false)
                .answer(request, KnownPatient.unknown(today), clock.instant());
        text.json(PackageAnswerWriter.parameters(packages, catalog.addresses().edition()));
        return (QuestionnaireResponse)
                packages.bundles().getFirst().getEntry().get(1).getResource();
    }

    private static Parameters asking(String canonical) {
        var coverage = new Coverage().setBeneficiary(new Reference("Patient/nobody"));
        coverage.setId("none");
        var parameters = new Parameters();
        parameters.addParameter().setName("coverage").setResource(coverage);
        parameters.addParameter().setName("questionnaire").setValue(new CanonicalType(canonical));
        return parameters;
    }

    private void goOn(FormCatalog catalog, QuestionnaireResponse draft, LocalDate today) {
        var run = text.read(received(draft), QuestionnaireResponse.class);
        text.json(new NextQuestions(catalog).after(run, today, Date.from(clock.instant())));
    }

    private Received received(Resource resource) {
        return new Received(text.json(resource).getBytes(UTF_8), FhirFormat.JSON);
    }
}
