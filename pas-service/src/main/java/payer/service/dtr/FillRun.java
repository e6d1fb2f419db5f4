package payer.service.dtr;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.dtr.answer.AuthorizationOffer;
import payer.dtr.answer.FormAnswers;
import payer.dtr.answer.Given;
import payer.dtr.answer.KnownAnswers;
import payer.dtr.answer.ResponseItems;
import payer.dtr.answer.RunForm;
import payer.dtr.artifact.FormCatalog;
import payer.service.assertion.Assertion;
import payer.service.caller.Caller;

/**
 * Answers the next questions of a run from the payer's own data, where it goes back to an answer at the order screen: that tells
 * whom it is about, which a run itself does not.
 */
@Singleton
final class FillRun {
    private final Contexts contexts;
    private final KnowPatient knowPatient;

    FillRun(Contexts contexts, KnowPatient knowPatient) {
        this.contexts = contexts;
        this.knowPatient = knowPatient;
    }

    /** {@code given} is the round before: what was asked in it was the client's to answer. */
    void fill(
            QuestionnaireResponse next,
            QuestionnaireResponse given,
            FormCatalog catalog,
            Caller caller,
            LocalDate today) {
        var asked = FormAnswers.of(given.getItem()).byLinkId().keySet();
        new AuthorizationOffer(next)
                .assertion()
                .flatMap(number -> contexts.assertion(number, caller))
                .flatMap(Assertion::member)
                .flatMap(member -> knowPatient.of(member, today))
                .ifPresent(patient -> RunForm.forms(next)
                        .flatMap(canonical -> catalog.find(canonical, today).stream())
                        .findFirst()
                        .map(found -> patient.answers(found.form().plan()).answers())
                        .ifPresent(answers -> fill(next, asked, answers, catalog)));
    }

    private static void fill(
            QuestionnaireResponse next, Set<String> asked, Map<String, List<Given>> answers, FormCatalog catalog) {
        var fresh = RunForm.run(next).stream()
                .flatMap(run -> run.getItem().stream())
                .filter(item -> !asked.contains(item.getLinkId()))
                .toList();
        var known = new QuestionnaireResponse();
        known.setItem(ResponseItems.of(fresh, answers, catalog.addresses().edition()));
        new KnownAnswers(known).into(next);
    }
}
