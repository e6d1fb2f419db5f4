package payer.dtr.artifact;

import java.util.List;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.Addresses;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.cql.TermValueSets;
import payer.dtr.cql.Translations;
import payer.dtr.form.FormPlan;
import payer.rules.policy.Policy;

/**
 * Everything that one version of a policy publishes for one edition of the guide: its forms with the closure of their
 * libraries and value sets. Whoever hands a part of it on hands on a copy, for FHIR's objects can be changed.
 */
public record PublishedForm(
        FormPlan plan,
        Addresses addresses,
        Questionnaire standard,
        Questionnaire adaptive,
        Questionnaire adaptiveRun,
        List<Library> libraries,
        List<ValueSet> valueSets) {

    public PublishedForm {
        libraries = List.copyOf(libraries);
        valueSets = List.copyOf(valueSets);
    }

    public static PublishedForm of(Policy policy, Addresses addresses, Translations translations) {
        var plan = FormPlan.of(policy);
        var evidence = EvidenceLibrary.of(plan, addresses);
        var forms = new FormWriter(plan, addresses, evidence);
        return new PublishedForm(
                plan,
                addresses,
                forms.standard(),
                forms.adaptiveSearch(),
                forms.adaptiveRun(),
                new LibraryWriter(addresses, translations).closure(evidence),
                evidence.listedTerms().stream()
                        .map(term -> TermValueSets.valueSet(policy, term, addresses))
                        .toList());
    }

    public Policy policy() {
        return plan.policy();
    }

    public String canonical() {
        return standard.getUrl() + "|" + standard.getVersion();
    }
}
