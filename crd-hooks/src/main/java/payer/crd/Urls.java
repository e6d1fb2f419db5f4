package payer.crd;

/** The addresses by which the guide names things. */
public final class Urls {
    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-crd/";

    public static final String COVERAGE_INFORMATION = GUIDE + "StructureDefinition/ext-coverage-information";
    static final String TEMPORARY_CODES = GUIDE + "CodeSystem/temp";

    private Urls() {}
}
