package payer.testdata;

/** The code and identifier systems that the invented data speaks. */
public final class Systems {

    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    public static final String TIN = "http://terminology.hl7.org/NamingSystem/USEIN";
    public static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    public static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    public static final String LOINC = "http://loinc.org";
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String TAXONOMY = "http://nucc.org/provider-taxonomy";
    public static final String PAYMENT_TYPOLOGY = "https://nahdo.org/sopt";
    public static final String PLACE_OF_SERVICE =
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

    public static final String X12 = "https://codesystem.x12.org/005010/";
    public static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    public static final String PAS_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";
    public static final String PLAN_NET = "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/plannet-";
    public static final String PLAN_NET_CODES = "http://hl7.org/fhir/us/davinci-pdex-plan-net/CodeSystem/";
    public static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";

    /** The plan's own codes for what has no public code that may be copied, such as a lumbar MRI. */
    public static final String PLAN_CODES = "urn:payer:plan-code";

    /** Facts of a chart that no public code names: see docs/demo-data.md. */
    public static final String FINDINGS = "urn:payer:finding";

    /** Under which condition a measurement was taken. */
    public static final String TEST_CONDITION = "urn:payer:test-condition";

    private Systems() {}
}
