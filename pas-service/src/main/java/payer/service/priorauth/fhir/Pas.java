package payer.service.priorauth.fhir;

/** The guide's names for things. */
public final class Pas {
    static final String X12 = "https://codesystem.x12.org/005010/";
    static final String CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";

    private static final String STRUCTURES = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    private Pas() {}

    /** The canonical of a profile or an extension. */
    public static String structure(String name) {
        return STRUCTURES + name;
    }

    static String extension(String name) {
        return STRUCTURES + "extension-" + name;
    }
}
