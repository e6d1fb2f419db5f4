package payer.testdata.chart;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.ExplanationOfBenefitStatus;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.RemittanceOutcome;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.Use;
import org.hl7.fhir.r4.model.Reference;
import payer.testdata.Codes;
import payer.testdata.Facility;

/** Paid claims of the past. */
final class Claims {

    private Claims() {}

    static ExplanationOfBenefit paid(
            Subject subject,
            Reference insurer,
            Reference coverage,
            Facility provider,
            String system,
            String code,
            int daysAgo) {
        var paid = new ExplanationOfBenefit();
        paid.setStatus(ExplanationOfBenefitStatus.ACTIVE).setUse(Use.CLAIM).setOutcome(RemittanceOutcome.COMPLETE);
        paid.setType(Codes.hl7("claim-type", "professional")).setPatient(subject.reference());
        paid.setCreatedElement(subject.days().time(daysAgo));
        paid.setInsurer(insurer).setProvider(provider.reference());
        paid.setBillablePeriod(subject.days().period(daysAgo, daysAgo));
        paid.addInsurance().setFocal(true).setCoverage(coverage);
        var item = paid.addItem().setSequence(1).setProductOrService(Codes.concept(system, code));
        item.setServiced(subject.days().date(daysAgo));
        item.addAdjudication()
                .setCategory(Codes.hl7("adjudication", "benefit"))
                .setAmount(new org.hl7.fhir.r4.model.Money().setCurrency("USD").setValue(BigDecimal.valueOf(100)));
        return paid;
    }
}
