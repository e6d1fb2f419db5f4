package payer.dtr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.artifact.Words;
import payer.dtr.form.FormPlan;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Policy;

/** The shipped policies with their forms, and each line of their cases beside the policy that decides it. */
final class Shipped {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final List<Policy> POLICIES = ShippedPolicies.policies();
    static final PolicyRules RULES = PolicyRules.of(POLICIES);

    /** What the payer has or gets anyway, so that no form repeats it. */
    static final Set<Source> NOT_TOLD =
            Set.of(Source.CLAIMS, Source.AUTHORIZATIONS, Source.MEMBERSHIP, Source.ATTACHMENT);

    private Shipped() {}

    /** Without the translations, which take seconds and which few tests look at. */
    static FormCatalog catalog(Edition edition) {
        return new FormCatalog(
                POLICIES, Addresses.of(edition, "https://payer.example/dtr/" + edition.text() + "/fhir"), cql -> "{}");
    }

    /** With their translations, made once for all tests that run CQL. */
    static FormCatalog translated() {
        return Translated.CATALOG;
    }

    private static final class Translated {
        static final FormCatalog CATALOG = new FormCatalog(
                POLICIES,
                Addresses.of(Edition.DTR_2_2, "https://payer.example/dtr/2.2/fhir"),
                new payer.dtr.cql.CqlTranslation());
    }

    static Policy policy(String id) {
        return POLICIES.stream()
                .filter(policy -> policy.id().equals(id) && policy.effective().holdsOn(TODAY))
                .findFirst()
                .orElseThrow();
    }

    static PublishedForm form(FormCatalog catalog, String id) {
        return catalog.find(catalog.addresses().questionnaire(id), TODAY)
                .orElseThrow()
                .form();
    }

    /** One line of one case. */
    record Situation(
            String name, AuthorizationCase theCase, ServiceLine line, Determination answer, PublishedForm form) {

        /** The same with other facts, and the answer that they get. */
        Situation with(List<Fact> facts) {
            var other = theCase.with(facts);
            var decided = RULES.determine(other).get(theCase.lines().indexOf(line));
            return new Situation(name, other, line, decided, form);
        }

        Assessment assessment() {
            return new Assessment(form.policy(), new CaseFile(theCase, line));
        }

        /** The answers that the case's facts give, as a person with the chart would. */
        Map<String, List<Given>> answers() {
            var answers = new LinkedHashMap<String, List<Given>>();
            if (!form.plan().kinds().isEmpty())
                answers.put(FormPlan.REQUEST_KIND, List.of(new Given(Words.kind(line.kind()), Origin.PERSON)));
            answers.putAll(
                    Prefill.prepare(form.plan(), assessment(), Shipped::isTold).answers());
            return answers;
        }

        QuestionnaireResponse filled() {
            return filled(answers());
        }

        QuestionnaireResponse filled(Map<String, List<Given>> answers) {
            var response = new QuestionnaireResponse();
            response.setQuestionnaire(form.canonical())
                    .setStatus(QuestionnaireResponseStatus.COMPLETED)
                    .setAuthoredElement(new DateTimeType(theCase.requested().toString()));
            ResponseItems.of(
                            form.standard().getItem(), answers, form.addresses().edition())
                    .forEach(response::addItem);
            return response;
        }

        /** What the rules say when the answers stand in place of what they were taken from. */
        Determination answerTo(List<Fact> told) {
            var facts = new ArrayList<>(
                    theCase.facts().stream().filter(fact -> !isTold(fact)).toList());
            facts.addAll(told);
            return RULES.determine(theCase.with(facts)).get(theCase.lines().indexOf(line));
        }

        boolean isContradicted() {
            return form.policy().leaves().stream()
                    .anyMatch(leaf -> assessment().finding(leaf).contradicted());
        }
    }

    static boolean isTold(Fact fact) {
        return !NOT_TOLD.contains(fact.source());
    }

    static Stream<Situation> situations(FormCatalog catalog) {
        return ShippedPolicies.folders().stream()
                .flatMap(folder -> folder.policyCases().stream()
                        .flatMap(one -> one.situation().lines().stream()
                                .flatMap(line -> situation(
                                        folder.name() + ": " + one.name() + ", line " + line.sequence(),
                                        one.situation(),
                                        line,
                                        catalog)
                                        .stream())));
    }

    private static Optional<Situation> situation(
            String name, AuthorizationCase theCase, ServiceLine line, FormCatalog catalog) {
        var answer = RULES.determine(theCase).get(theCase.lines().indexOf(line));
        return catalog.of(answer.decision().policy()).map(form -> new Situation(name, theCase, line, answer, form));
    }
}
