package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;

/**
 * The lists of the guides: each parameter, combination, include and chain that US Core 6.1, CARIN, PDex, Plan-Net and the drug
 * formulary demand is taken in strict handling, where anything unknown would be refused. What they find is the business of
 * {@code SearchTest} and {@code DifferentialSearchTest}.
 */
class DemandedSearchesTest {
    private static final Shelf SHELF = Shelf.shared();
    private static final SearchParams PARAMS = new SearchParams();

    /** Parameters with a plus between them are demanded together. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Patient               | _id identifier name family given birthdate+name gender+name birthdate+family family+gender death-date
        AllergyIntolerance    | patient patient+clinical-status
        CarePlan              | patient+category patient+category+date patient+category+status patient+category+status+date
        CareTeam              | patient+status patient+role
        Condition             | patient patient+category patient+clinical-status patient+category+clinical-status patient+category+encounter patient+code patient+onset-date patient+asserted-date patient+recorded-date patient+abatement-date patient+_lastUpdated
        Coverage              | patient _id subscriber-id
        Device                | patient patient+type patient+status
        DiagnosticReport      | patient patient+category patient+category+date patient+code patient+code+date patient+status patient+category+_lastUpdated
        DocumentReference     | _id patient patient+category patient+category+date patient+type patient+status patient+type+period
        Encounter             | _id patient date+patient class+patient patient+type patient+status identifier patient+location patient+discharge-disposition patient+_lastUpdated
        Goal                  | patient patient+lifecycle-status patient+target-date patient+description
        Immunization          | patient patient+status patient+date
        Location              | name address address-city address-state address-postalcode
        MedicationDispense    | patient patient+status patient+status+type
        MedicationRequest     | patient+intent patient+intent+status patient+intent+encounter patient+intent+authoredon
        Observation           | patient+category patient+category+date patient+category+status patient+code patient+code+date patient+category+_lastUpdated
        Organization          | name address
        Practitioner          | _id name identifier
        PractitionerRole      | specialty practitioner
        Procedure             | patient patient+date patient+status patient+code+date
        QuestionnaireResponse | _id patient patient+status patient+authored patient+questionnaire context
        RelatedPerson         | _id patient patient+name
        ServiceRequest        | _id patient patient+category patient+category+authored patient+code patient+code+authored patient+status
        Specimen              | _id patient
        ExplanationOfBenefit  | _id patient patient+_lastUpdated patient+type patient+identifier patient+service-date service-start-date billable-period-start patient+service-start-date patient+billable-period-start patient+use patient+_profile
        Consent               | _id patient provision-type provision-action provider-access
        Group                 | _id characteristic-value-reference identifier
        Provenance            | target patient
        """)
    void the_parameters_of_us_core_carin_and_pdex(String type, String demanded) {
        for (var together : demanded.split(" ", -1)) answers(type, query(type, together));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Endpoint                | _id _lastUpdated organization
        HealthcareService       | _id _lastUpdated location coverage-area organization endpoint name service-category service-type specialty delivery-method
        InsurancePlan           | _id _lastUpdated administered-by owned-by coverage-area name plan-type identifier type network status period coverage-type formulary-coverage
        Location                | _id _lastUpdated partof organization endpoint address address-city address-state address-postalcode type
        Organization            | _id _lastUpdated partof endpoint address name type coverage-area period
        OrganizationAffiliation | _id _lastUpdated primary-organization participating-organization location service network endpoint role specialty period
        Practitioner            | _id _lastUpdated name family given period
        PractitionerRole        | _id _lastUpdated practitioner organization location service network endpoint role specialty period
        Basic                   | _id _lastUpdated code subject status period formulary pharmacy-benefit-type drug-tier
        MedicationKnowledge     | _id _lastUpdated status code drug-name doseform
        """)
    void the_parameters_of_plan_net_and_the_formulary(String type, String demanded) {
        for (var one : demanded.split(" ", -1)) answers(type, query(type, one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MedicationRequest       | MedicationRequest:medication
        MedicationDispense      | MedicationDispense:medication
        PractitionerRole        | PractitionerRole:practitioner PractitionerRole:organization PractitionerRole:location PractitionerRole:service PractitionerRole:network PractitionerRole:endpoint
        ExplanationOfBenefit    | ExplanationOfBenefit:patient ExplanationOfBenefit:provider ExplanationOfBenefit:care-team ExplanationOfBenefit:coverage ExplanationOfBenefit:insurer ExplanationOfBenefit:payee *
        Coverage                | Coverage:payor
        Endpoint                | Endpoint:organization
        HealthcareService       | HealthcareService:location HealthcareService:coverage-area HealthcareService:organization HealthcareService:endpoint
        InsurancePlan           | InsurancePlan:administered-by InsurancePlan:owned-by InsurancePlan:coverage-area InsurancePlan:formulary-coverage
        Location                | Location:endpoint Location:organization Location:partof
        Organization            | Organization:partof Organization:endpoint Organization:coverage-area
        OrganizationAffiliation | OrganizationAffiliation:primary-organization OrganizationAffiliation:participating-organization OrganizationAffiliation:location OrganizationAffiliation:service OrganizationAffiliation:endpoint OrganizationAffiliation:network
        Basic                   | Basic:subject Basic:formulary
        """)
    void the_includes(String type, String demanded) {
        for (var include : demanded.split(" ", -1)) answers(type, "_include=" + include + "&_count=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HealthcareService | PractitionerRole:service OrganizationAffiliation:service
        Location          | HealthcareService:location InsurancePlan:coverage-area OrganizationAffiliation:location PractitionerRole:location
        Organization      | Endpoint:organization HealthcareService:organization InsurancePlan:administered-by InsurancePlan:owned-by OrganizationAffiliation:primary-organization OrganizationAffiliation:participating-organization PractitionerRole:organization PractitionerRole:network
        Practitioner      | PractitionerRole:practitioner
        """)
    void the_reverse_includes_of_plan_net(String type, String demanded) {
        for (var include : demanded.split(" ", -1)) answers(type, "_revinclude=" + include + "&_count=1");
    }

    @ParameterizedTest
    @MethodSource("clinicalTypes")
    void provenance_comes_along_with_every_clinical_type(String type) {
        answers(type, "patient=Patient/nobody&_revinclude=Provenance:target");
    }

    static Stream<String> clinicalTypes() {
        return Stream.of(
                "AllergyIntolerance",
                "CarePlan",
                "CareTeam",
                "Condition",
                "Coverage",
                "Device",
                "DiagnosticReport",
                "DocumentReference",
                "Encounter",
                "Goal",
                "Immunization",
                "MedicationDispense",
                "MedicationRequest",
                "Observation",
                "Procedure",
                "QuestionnaireResponse",
                "ServiceRequest",
                "ExplanationOfBenefit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PractitionerRole        | organization.name organization.address organization.partof organization.type location.address location.address-city location.address-state location.address-postalcode location.organization location.type network.name network.address network.partof network.type service.service-category service.organization service.location practitioner.name endpoint.organization
        OrganizationAffiliation | primary-organization.name participating-organization.name participating-organization.type location.address-city network.name service.service-category endpoint.organization
        Organization            | partof.name partof.address partof.type endpoint.organization
        InsurancePlan           | owned-by.name owned-by.partof administered-by.name administered-by.partof
        Location                | organization.name partof.address-city endpoint.organization
        HealthcareService       | organization.name location.address-postalcode location.organization endpoint.organization
        Practitioner            | _has:PractitionerRole:practitioner:location _has:PractitionerRole:practitioner:network _has:PractitionerRole:practitioner:role _has:PractitionerRole:practitioner:specialty
        Organization            | _has:OrganizationAffiliation:participating-organization:location _has:OrganizationAffiliation:participating-organization:network _has:OrganizationAffiliation:participating-organization:specialty _has:InsurancePlan:owned-by:coverage-area _has:PractitionerRole:network:location
        Location                | _has:InsurancePlan:coverage-area:owned-by
        """)
    void the_chains_of_plan_net(String type, String demanded) {
        for (var chain : demanded.split(" ", -1)) answers(type, chain + "=" + "Nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Organization     | name:exact=X
        Organization     | name:contains=x
        Organization     | type:text=x
        PractitionerRole | specialty:text=x
        Practitioner     | family:exact=X
        Location         | address-city:contains=x
        Organization     | ''
        PractitionerRole | ''
        """)
    void the_modifiers_of_plan_net_and_a_search_for_everything(String type, String query) {
        answers(type, query.isEmpty() ? "_count=1" : query);
    }

    private static void answers(String type, String query) {
        var found = SHELF.search(type, query);
        assertEquals(List.of(), found.query().ignored(), type + "?" + query);
        assertTrue(found.matches().size() <= found.query().count());
    }

    private static String query(String type, String together) {
        return Arrays.stream(together.split("\\+", -1))
                .map(code -> code + "=" + value(type, code))
                .collect(Collectors.joining("&"));
    }

    private static String value(String type, String code) {
        if (code.equals("_lastUpdated")) return "ge2026-01-01";
        if (code.equals("_id")) return "nobody";
        return value(PARAMS.find(type, code).orElseThrow(() -> new AssertionError(type + "." + code + " is missing")));
    }

    private static String value(SearchParam param) {
        return switch (param.kind()) {
            case DATE -> "ge2026-01-01";
            case QUANTITY, NUMBER -> "5";
            case REFERENCE -> "nobody";
            case TOKEN, STRING, URI, COMPOSITE -> "x";
        };
    }
}
