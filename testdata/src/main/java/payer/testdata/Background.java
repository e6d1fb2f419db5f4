package payer.testdata;

import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** Race and ethnicity as the US Core extensions carry them. Many members never said, and the demo data says so. */
public enum Background {
    WHITE("2106-3", "White", "2186-5", "Not Hispanic or Latino"),
    HISPANIC("2106-3", "White", "2135-2", "Hispanic or Latino"),
    BLACK("2054-5", "Black or African American", "2186-5", "Not Hispanic or Latino"),
    ASIAN("2028-9", "Asian", "2186-5", "Not Hispanic or Latino"),
    UNSAID("UNK", "Unknown", "UNK", "Unknown");

    private static final String CENSUS = "urn:oid:2.16.840.1.113883.6.238";
    private static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

    private final String raceCode;
    private final String race;
    private final String ethnicityCode;
    private final String ethnicity;

    Background(String raceCode, String race, String ethnicityCode, String ethnicity) {
        this.raceCode = raceCode;
        this.race = race;
        this.ethnicityCode = ethnicityCode;
        this.ethnicity = ethnicity;
    }

    Extension raceExtension() {
        return extension("us-core-race", raceCode, race);
    }

    Extension ethnicityExtension() {
        return extension("us-core-ethnicity", ethnicityCode, ethnicity);
    }

    private static Extension extension(String name, String code, String text) {
        var extension = new Extension(Systems.US_CORE + name);
        // The null flavour is a value of race only: for ethnicity the text alone says that it is not known.
        if (!code.equals("UNK"))
            extension.addExtension("ombCategory", Codes.coding(CENSUS, code).setDisplay(text));
        else if (name.endsWith("race"))
            extension.addExtension(
                    "ombCategory", Codes.coding(NULL_FLAVOR, code).setDisplay(text));
        extension.addExtension("text", new StringType(text));
        return extension;
    }
}
