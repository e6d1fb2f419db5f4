package payer.dtr;

/** The editions of the DTR guide that are served, and where they differ on the wire. */
public enum Edition {
    DTR_2_0("2.0", "PackageBundle", "operationOutcome", "auto", "auto"),
    DTR_2_2("2.2", "packagebundle", "outcome", "auto-client", "auto-server");

    private static final String DTR = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/";
    private static final String ECR_ALTERNATIVE =
            "http://hl7.org/fhir/us/ecr/StructureDefinition/us-ph-alternative-expression-extension";

    private static final String CRD_CODES = "http://hl7.org/fhir/us/davinci-crd/CodeSystem/";

    private final String text;
    private final String packageName;
    private final String outcomeName;
    private final String filledFromChart;
    private final String filledByUs;

    Edition(String text, String packageName, String outcomeName, String filledFromChart, String filledByUs) {
        this.text = text;
        this.packageName = packageName;
        this.outcomeName = outcomeName;
        this.filledFromChart = filledFromChart;
        this.filledByUs = filledByUs;
    }

    /** As it stands in addresses: {@code 2.0}. */
    public String text() {
        return text;
    }

    /** The name of the output parameter that holds a package. */
    public String packageName() {
        return packageName;
    }

    /** The name of the output parameter that holds warnings. */
    public String outcomeName() {
        return outcomeName;
    }

    /** The code of an answer by where it comes from; the older edition has one for all that no person gave. */
    public String source(Origin origin) {
        return switch (origin) {
            case PERSON -> "manual";
            case CHART -> filledFromChart;
            case PAYER -> filledByUs;
        };
    }

    /** How a definition of a library is named in a form; the older edition's test kit knows one language only. */
    public String definitionLanguage() {
        return this == DTR_2_0 ? "text/cql" : "text/cql-identifier";
    }

    /** The extension that carries an expression's ELM beside its CQL. */
    public String alternativeExpression() {
        return this == DTR_2_0 ? ECR_ALTERNATIVE : DTR + "alternativeExpression";
    }

    /** The code system of what documentation is for. */
    public String useSystem() {
        return this == DTR_2_0 ? CRD_CODES + "temp" : CRD_CODES + "coverage-information-codes";
    }

    public static String profile(String name) {
        return DTR + name;
    }
}
