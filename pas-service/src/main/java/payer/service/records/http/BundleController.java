package payer.service.records.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Preferences;
import payer.service.fhir.Received;
import payer.service.fhir.ReturnPreference;
import payer.service.records.Acting;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleSlices;

/** Transactions and batches. */
@FhirApi
@Controller(RecordsBase.PATH)
final class BundleController {
    private final RunBundle run;
    private final FhirText text;
    private final JsonOf json;
    private final Bundles bundles;

    BundleController(RunBundle run, FhirText text, JsonOf json, Bundles bundles) {
        this.run = run;
        this.text = text;
        this.json = json;
        this.bundles = bundles;
    }

    @Post("/")
    @Needs(eachEntry = true)
    HttpResponse<?> run(@Body Received document, HttpRequest<?> request, Caller caller, Preferences preferences) {
        var type = envelope(document).getType();
        var by = Acting.caller(caller, Correlation.of(request));
        var entries = BundleSlices.entries(json.of(document));
        var answers = switch (type == null ? BundleType.NULL : type) {
            case TRANSACTION -> run.transaction(entries, by);
            case BATCH -> run.batch(entries, by);
            default ->
                throw Problem.of(ProblemKind.INVALID_VALUE, "The bundle is a transaction or a batch", "Bundle.type");
        };
        var shown = preferences
                .returns()
                .filter(ReturnPreference.REPRESENTATION::equals)
                .isPresent();
        return HttpResponse.ok(new ServedDocument(bundles.answers(type.toCode() + "-response", answers, shown)));
    }

    /** Of a batch in JSON only what stands around the resources must be right: each of those is read by itself. */
    private Bundle envelope(Received document) {
        try {
            return text.read(document, Bundle.class);
        } catch (Problem problem) {
            if (document.format() != FhirFormat.JSON || problem.kind() == ProblemKind.TOO_LARGE) throw problem;
            var around = BundleSlices.withoutResources(json.of(document)).orElseThrow(() -> problem);
            var bundle = text.readPart(around, "", Bundle.class);
            if (bundle.getType() != BundleType.BATCH) throw problem;
            return bundle;
        }
    }
}
