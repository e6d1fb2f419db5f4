package payer.service.dtr;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.dtr.Edition;
import payer.dtr.answer.RunForm;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.Filled;

/** Counts what becomes of forms: which are handed out and finished, and how far charts and the payer's own data fill them in. */
@Singleton
final class FormCounts {
    private static final String FORM = "form";

    private final MeterRegistry meters;

    FormCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void handedOut(Set<String> policies, Edition edition) {
        policies.forEach(policy -> count("dtr.packages", policy, "edition", edition.text()));
    }

    /** A round of an adaptive run: whether it asked on, or was the last. */
    void asked(QuestionnaireResponse answer, FormCatalog catalog, LocalDate today) {
        var end = answer.getStatus() == QuestionnaireResponseStatus.COMPLETED ? "completed" : "asked-on";
        RunForm.forms(answer)
                .flatMap(canonical -> catalog.find(canonical, today).stream())
                .findFirst()
                .ifPresent(found -> count("dtr.rounds", found.form().policy().id(), "outcome", end));
    }

    /** Of each question: filled in from where, or why not. */
    void filled(PublishedForm form, Filled filled) {
        var policy = form.policy().id();
        for (var question : form.plan().questions()) {
            var name = question.name();
            var gap = filled.prepared().gaps().get(name);
            if (filled.fromPayer().contains(name)) count("dtr.prefill", policy, "outcome", "from-payer");
            else if (filled.prepared().answers().containsKey(name))
                count("dtr.prefill", policy, "outcome", "from-chart");
            else if (gap != null)
                count("dtr.prefill", policy, "outcome", gap.why().code());
        }
    }

    private void count(String name, String form, String tag, String value) {
        meters.counter(name, FORM, form, tag, value).increment();
    }
}
