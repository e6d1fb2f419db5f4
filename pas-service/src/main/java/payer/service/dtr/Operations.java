package payer.service.dtr;

/** The canonicals of the operations, which are also scopes. */
final class Operations {
    static final String PACKAGE = "http://hl7.org/fhir/us/davinci-dtr/OperationDefinition/questionnaire-package";
    static final String LOG_ERRORS = "http://hl7.org/fhir/us/davinci-dtr/OperationDefinition/log-questionnaire-errors";
    static final String NEXT_QUESTION = "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-next-question";
    static final String POPULATE = "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-populate";
    static final String EXPAND = "http://hl7.org/fhir/OperationDefinition/ValueSet-expand";

    private Operations() {}
}
