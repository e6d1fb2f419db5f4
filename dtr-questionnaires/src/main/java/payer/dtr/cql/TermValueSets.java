package payer.dtr.cql;

import java.util.LinkedHashMap;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import payer.decision.Code;
import payer.dtr.Addresses;
import payer.dtr.ShortIds;
import payer.rules.policy.Policy;

/** The codes that a policy writes out for one of its terms, as an expanded value set. */
public final class TermValueSets {

    private TermValueSets() {}

    public static String id(Policy policy, String term) {
        return ShortIds.of(policy.id() + "." + term);
    }

    public static ValueSet valueSet(Policy policy, String term, Addresses addresses) {
        var codes = policy.codes(term).exact().toList();
        var set = new ValueSet();
        set.setId(ShortIds.of(policy.id() + "." + term + "." + policy.version()));
        set.setUrl(addresses.valueSet(id(policy, term)))
                .setVersion(policy.version())
                .setName("Codes_" + term.replaceAll("[^A-Za-z0-9]", "_"))
                .setTitle(policy.identity().title() + ": " + term)
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setImmutable(false)
                .setDescription("The codes that stand for \"" + term + "\" in the policy.");
        include(set, codes);
        return set;
    }

    private static void include(ValueSet set, List<Code> codes) {
        var included = new LinkedHashMap<String, ValueSet.ConceptSetComponent>();
        for (var code : codes)
            included.computeIfAbsent(
                            code.system(),
                            system -> set.getCompose().addInclude().setSystem(system))
                    .addConcept()
                    .setCode(code.value());
    }

    /** The same set with its codes listed, as of a moment. */
    public static ValueSet expanded(ValueSet set, java.util.Date moment) {
        var copy = set.copy();
        var expansion = copy.getExpansion().setTimestamp(moment);
        for (var include : set.getCompose().getInclude())
            for (var concept : include.getConcept()) {
                var listed =
                        expansion.addContains().setSystem(include.getSystem()).setCode(concept.getCode());
                if (concept.hasDisplay()) listed.setDisplay(concept.getDisplay());
            }
        expansion.setTotal(expansion.getContains().size());
        return copy;
    }
}
