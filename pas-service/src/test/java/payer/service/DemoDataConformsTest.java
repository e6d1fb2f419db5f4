package payer.service;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payer.service.fhir.validation.Profiles;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.demo.DemoData;
import payer.testdata.message.FormsRequest;
import payer.testdata.message.PriorAuthRequest;
import payer.testdata.message.ProviderRecords;

/** What the generator invents is what the guides ask for: other tests may take its messages as good ones. */
class DemoDataConformsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String DA_VINCI = "http://hl7.org/fhir/us/davinci-";

    private static final String PAS_REQUEST = DA_VINCI + "pas/StructureDefinition/profile-pas-request-bundle";

    private static final Map<String, String> CRD = Map.of(
            "Patient", "profile-patient",
            "Coverage", "profile-coverage",
            "DeviceRequest", "profile-devicerequest",
            "ServiceRequest", "profile-servicerequest",
            "Location", "profile-location",
            "Organization", "profile-organization",
            "Practitioner", "profile-practitioner");

    private static final Map<String, String> HREX = Map.of(
            "Patient", "hrex-patient-demographics",
            "Coverage", "hrex-coverage",
            "Organization", "hrex-organization",
            "Practitioner", "hrex-practitioner",
            "PractitionerRole", "hrex-practitionerrole");

    @ParameterizedTest
    @MethodSource("knownToThePayer")
    void what_the_payer_knows_meets_us_core_6_1(Bundle bundle) {
        resources(bundle).forEach(resource -> Profiles.usCore6().assertConforms(resource));
    }

    @ParameterizedTest
    @MethodSource("namedMembers")
    void what_the_payer_knows_meets_hrex(Bundle bundle) {
        resources(bundle)
                .filter(resource -> HREX.containsKey(resource.fhirType()))
                .forEach(resource -> Profiles.stu2()
                        .assertConforms(
                                unclaimed(resource),
                                DA_VINCI + "hrex/StructureDefinition/" + HREX.get(resource.fhirType())));
    }

    @ParameterizedTest
    @MethodSource("broughtByHooks")
    void what_a_hook_brings_meets_crd_2_0_1(Resource resource) {
        Profiles.stu2().assertConforms(resource, DA_VINCI + "crd/StructureDefinition/" + CRD.get(resource.fhirType()));
    }

    @ParameterizedTest
    @MethodSource("aCaseOfEachSheet")
    void a_request_for_forms_meets_dtr_2_0_1(Case situation) {
        Profiles.stu2()
                .assertConforms(
                        FormsRequest.of(situation), DA_VINCI + "dtr/StructureDefinition/dtr-qpackage-input-parameters");
    }

    @ParameterizedTest
    @MethodSource({"aCaseOfEachSheet", "urgentCases"})
    void a_request_for_authorization_meets_pas_2_0_1(Case situation) {
        Profiles.stu2().assertConforms(PriorAuthRequest.of(situation), PAS_REQUEST);
    }

    static Stream<Named<Bundle>> knownToThePayer() {
        return DemoData.of(TODAY).bundles().entrySet().stream().map(part -> Named.of(part.getKey(), part.getValue()));
    }

    static Stream<Named<Bundle>> namedMembers() {
        return knownToThePayer().filter(part -> !part.getName().startsWith("cases/"));
    }

    /** These say so in an extension, beside one that PAS borrows from R5. */
    static Stream<Case> urgentCases() {
        return Cases.on(TODAY).all().stream().filter(Case::urgent);
    }

    /** One case of each sheet, and those of the named members. */
    static Stream<Case> aCaseOfEachSheet() {
        var seen = new TreeSet<String>();
        var cases = Cases.on(TODAY);
        return Stream.concat(
                cases.all().stream().filter(situation -> seen.add(situation.sheet())), cases.ofNamedMembers().stream());
    }

    /** Each resource once: most cases share their providers. */
    static Stream<Named<Resource>> broughtByHooks() {
        var brought = new TreeMap<String, Resource>();
        aCaseOfEachSheet()
                .flatMap(situation -> ProviderRecords.served(situation).stream())
                .filter(resource -> CRD.containsKey(resource.fhirType()) && !isOfTheChart(resource))
                .forEach(resource -> brought.put(resource.fhirType() + "/" + resource.getId(), resource));
        return brought.entrySet().stream().map(one -> Named.of(one.getKey(), one.getValue()));
    }

    /** An order that was written before is none that is being signed. */
    private static boolean isOfTheChart(Resource resource) {
        return resource instanceof ServiceRequest order
                && order.getStatus() != ServiceRequest.ServiceRequestStatus.DRAFT;
    }

    private static Stream<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleEntryComponent::getResource);
    }

    /** Without the profile it claims, which belongs to another release of US Core. */
    private static Resource unclaimed(Resource resource) {
        resource.getMeta().getProfile().clear();
        return resource;
    }
}
