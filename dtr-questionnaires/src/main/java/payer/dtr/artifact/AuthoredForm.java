package payer.dtr.artifact;

import java.util.List;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;

/** A form that a person wrote, in the place of the one that is made from the policy. Revisions of it are counted from 1. */
public record AuthoredForm(int revision, Questionnaire form, List<Library> libraries, List<ValueSet> valueSets) {
    public AuthoredForm {
        libraries = List.copyOf(libraries);
        valueSets = List.copyOf(valueSets);
    }

    /** The version of a policy's form in this revision. */
    public String version(String policyVersion) {
        return policyVersion + "-" + revision;
    }
}
