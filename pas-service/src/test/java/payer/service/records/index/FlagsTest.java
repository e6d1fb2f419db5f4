package payer.service.records.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {
    private final Flags flags = new Flags(FhirContext.forR4Cached());

    @Test
    void of_all_parameters_these_look_at_a_true_or_a_false_alone() {
        var params = new SearchParams();
        var found = RecordTypes.ALL.stream()
                .flatMap(type -> params.of(type).stream())
                .filter(flags::contain)
                .map(SearchParam::name)
                .toList();
        assertEquals(
                List.of(
                        "Group.actual",
                        "Group.exclude",
                        "HealthcareService.active",
                        "Organization.active",
                        "OrganizationAffiliation.active",
                        "Patient.active",
                        "Patient.deceased",
                        "Practitioner.active",
                        "PractitionerRole.active",
                        "RelatedPerson.active"),
                found);
    }

    @Test
    void an_extension_of_this_kind_is_one_too() {
        var url = "http://example.org/flag";
        var param = new SearchParam(
                "Patient",
                "flag",
                ParamKind.TOKEN,
                url,
                "Patient.extension.where(url = '" + url + "').value.ofType(boolean)",
                List.of(),
                List.of());
        assertEquals(true, flags.contain(param));
    }
}
