package payer.service.sandbox;

/** The code systems of which the sandbox speaks. */
final class Codes {
    static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String PLAN = "urn:payer:plan-code";
    static final String FINDING = "urn:payer:finding";
    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String X12 = "https://codesystem.x12.org/005010/";
    static final String PLACE = "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";
    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    static final String PAS_CODES = "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes";

    /** The system of the sandbox's own numbers. */
    static final String TRACE = "https://ehr.example.org/fhir/sid/trace";

    private Codes() {}
}
