package payer.testdata.message;

import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import payer.testdata.cases.Case;

/** The Parameters that {@code $questionnaire-package} takes, in the shape of DTR 2.0.1. */
public final class FormsRequest {

    private FormsRequest() {}

    /** Coverage and orders, for a payer that has not been asked about them before. */
    public static Parameters of(Case situation) {
        var relocation = Relocation.toProvider();
        var records = ProviderRecords.of(situation);
        var parameters = new Parameters();
        parameters.addParameter().setName("coverage").setResource(relocation.moved(records.coverage()));
        situation
                .orders()
                .forEach(order -> parameters.addParameter().setName("order").setResource(relocation.moved(order)));
        return parameters;
    }

    /** The same with the number of the assertion that an order hook has answered with. */
    public static Parameters of(Case situation, String assertionId) {
        var parameters = of(situation);
        parameters.addParameter().setName("context").setValue(new StringType(assertionId));
        return parameters;
    }
}
