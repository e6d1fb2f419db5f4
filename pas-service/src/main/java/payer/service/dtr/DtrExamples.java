package payer.service.dtr;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import payer.service.runtime.Example;

/** What the first page offers to try with the forms. */
@Factory
final class DtrExamples {

    @Singleton
    Example formsForAnOrder() {
        return new Example(
                "Get the form for an order of a lumbar MRI",
                "POST",
                "/dtr/2.0/fhir/Questionnaire/$questionnaire-package",
                "demo-provider",
                "system/Questionnaire.rs",
                "application/fhir+json",
                """
                {"resourceType":"Parameters","parameter":[
                 {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active","subscriberId":"W100000001",
                  "beneficiary":{"reference":"Patient/p1"},"payor":[{"reference":"Organization/payer"}]}},
                 {"name":"order","resource":{"resourceType":"ServiceRequest","id":"sr1","status":"draft","intent":"order",
                  "subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"urn:payer:plan-code","code":"LM-MRI-LUMBAR"}]}}}]}""");
    }

    @Singleton
    Example homeOxygenForm() {
        return Example.get(
                "Find the forms for home oxygen",
                "/dtr/2.2/fhir/Questionnaire?title=home%20oxygen",
                "demo-provider",
                "system/Questionnaire.rs");
    }
}
