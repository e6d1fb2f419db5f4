package payer.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Where services are given, by the codes that claims use for it. */
public final class Places {
    /** Claims' own, and the guide's copy of it, which drops leading zeros. */
    private static final List<String> SYSTEMS = List.of(
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
            "http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp");

    private static final Pattern CODE = Pattern.compile("\\d{1,2}");

    private Places() {}

    /** Two digits; empty text if none of the concepts is such a place. */
    public static String of(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> SYSTEMS.contains(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode())
                .filter(code -> CODE.matcher(code).matches())
                .map(code -> code.length() == 1 ? "0" + code : code)
                .findFirst()
                .orElse("");
    }
}
