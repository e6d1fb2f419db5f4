package payer.service.fhir.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.model.ValueSet.ConceptSetComponent;

/** Whether a value set holds a code of a system whose content is held elsewhere, as far as the set's own text tells. */
enum Membership {
    /** The set names the code. */
    YES,
    /** The set draws on the system as a whole or by a rule, or on a set that is not here. */
    UNKNOWN,
    /** The set names other codes of the system, or does not draw on the system. */
    NO;

    static Membership of(Coding coding, ValueSet set, Function<String, Optional<ValueSet>> valueSets) {
        return new Search(coding, valueSets).in(set);
    }

    private Membership or(Membership other) {
        return compareTo(other) <= 0 ? this : other;
    }

    private static final class Search {
        private final Coding coding;
        private final Function<String, Optional<ValueSet>> valueSets;
        private final Set<String> seen = new HashSet<>();

        Search(Coding coding, Function<String, Optional<ValueSet>> valueSets) {
            this.coding = coding;
            this.valueSets = valueSets;
        }

        Membership in(ValueSet set) {
            if (!set.hasCompose()) return UNKNOWN;
            var found = set.getCompose().getInclude().stream().map(this::in).reduce(NO, Membership::or);
            return found == YES && set.getCompose().hasExclude() ? UNKNOWN : found;
        }

        private Membership in(ConceptSetComponent include) {
            if (include.hasSystem() && !include.getSystem().equals(coding.getSystem())) return NO;
            if (include.hasConcept() && !include.hasValueSet()) return names(include) ? YES : NO;
            if (include.hasSystem()) return UNKNOWN;
            return include.getValueSet().stream().map(this::inOther).reduce(NO, Membership::or);
        }

        private boolean names(ConceptSetComponent include) {
            return include.getConcept().stream()
                    .anyMatch(concept -> concept.getCode().equals(coding.getCode()));
        }

        private Membership inOther(CanonicalType reference) {
            var url = reference.getValue();
            if (!seen.add(url)) return NO;
            return valueSets.apply(url).map(this::in).orElse(UNKNOWN);
        }
    }
}
