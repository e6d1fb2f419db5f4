package payer.dtr.artifact;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Reads a form that a person wrote: a Questionnaire, or a Bundle of one with its libraries and value sets. */
public final class AuthoredFormReader {

    private AuthoredFormReader() {}

    public static AuthoredForm read(Resource resource, int revision) {
        var parts = resource instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .map(Bundle.BundleEntryComponent::getResource)
                        .toList()
                : List.of(resource);
        var forms = new ArrayList<Questionnaire>();
        var libraries = new ArrayList<Library>();
        var sets = new ArrayList<ValueSet>();
        for (var part : parts)
            switch (part) {
                case Questionnaire form -> forms.add(form);
                case Library library -> libraries.add(library);
                case ValueSet set -> sets.add(set);
                default ->
                    throw Problem.of(
                            ProblemKind.INVALID_VALUE,
                            "A " + part.fhirType() + " is no part of a form.",
                            "Bundle.entry");
            }
        if (forms.size() != 1)
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "There must be one Questionnaire, and one only.", "Bundle.entry");
        return new AuthoredForm(revision, forms.getFirst(), libraries, sets);
    }
}
