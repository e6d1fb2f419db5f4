package payer.dtr.artifact;

import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.Addresses;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.cql.TermValueSets;
import payer.dtr.form.FormPlan;
import payer.rules.policy.Policy;

/**
 * Everything that one version of a policy publishes for one edition of the guide: its forms with the closure of their
 * libraries and value sets. Whoever hands a part of it on hands on a copy, for FHIR's objects can be changed.
 *
 * @param expanded the value sets with their codes listed, as a package carries them
 */
public record PublishedForm(
        FormPlan plan,
        EvidenceLibrary evidence,
        Addresses addresses,
        Questionnaire standard,
        Questionnaire adaptive,
        Questionnaire adaptiveRun,
        List<Library> libraries,
        List<ValueSet> valueSets,
        List<ValueSet> expanded) {

    public PublishedForm {
        libraries = List.copyOf(libraries);
        valueSets = List.copyOf(valueSets);
        expanded = List.copyOf(expanded);
    }

    static PublishedForm of(Policy policy, Addresses addresses, LibraryWriter libraries) {
        var plan = FormPlan.of(policy);
        var evidence = EvidenceLibrary.of(plan, addresses);
        var forms = new FormWriter(plan, addresses, evidence);
        var sets = evidence.listedTerms().stream()
                .map(term -> TermValueSets.valueSet(policy, term, addresses))
                .toList();
        return new PublishedForm(
                plan,
                evidence,
                addresses,
                forms.standard(),
                forms.adaptiveSearch(),
                forms.adaptiveRun(),
                libraries.closure(evidence),
                sets,
                sets.stream()
                        .map(set -> TermValueSets.expanded(set, since(policy)))
                        .toList());
    }

    /** With what a person wrote in the place of what was made from the policy. */
    PublishedForm with(AuthoredForm authored, LibraryWriter libraryWriter) {
        var writer = new AuthoredFormWriter(authored, libraryWriter, this);
        var sets = writer.valueSets();
        return new PublishedForm(
                plan,
                evidence,
                addresses,
                writer.standard(standard),
                writer.withLibraries(adaptive.copy()),
                writer.withLibraries(adaptiveRun.copy()),
                writer.closure(),
                sets,
                sets.stream()
                        .map(set -> TermValueSets.expanded(set, since(policy())))
                        .toList());
    }

    /** A version of a policy writes its codes out: what they are never changes while it is in force. */
    private static Date since(Policy policy) {
        return Date.from(policy.effective().from().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    public Policy policy() {
        return plan.policy();
    }

    public String canonical() {
        return standard.getUrl() + "|" + standard.getVersion();
    }
}
