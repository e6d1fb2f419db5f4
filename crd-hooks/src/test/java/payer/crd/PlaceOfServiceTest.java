package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.decision.CodeSystem;

/** Where a service is to be given: by the order's own code, or by the location that it names. */
class PlaceOfServiceTest {
    private static final String CLAIMS =
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

    @ParameterizedTest
    @CsvSource({
        CLAIMS + ",22,22",
        "http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp,2,02",
        "http://terminology.hl7.org/CodeSystem/v3-RoleCode,PTRES,''"
    })
    void the_order_says_it_by_a_code_that_claims_use(String system, String code, String place) {
        var order = order();
        order.addLocationCode().addCoding().setSystem(system).setCode(code);
        assertEquals(place, place(order, Map.of("Location/l1", "11")));
    }

    @Test
    void otherwise_the_location_that_it_names_does() {
        var order = order();
        order.addLocationReference().setReference("https://ehr.example/fhir/Location/l1");
        assertEquals("11", place(order, Map.of("Location/l1", "11")));
        assertEquals("", place(order, Map.of()));
    }

    @Test
    void the_orders_own_word_goes_before_the_location() {
        var order = order();
        order.addLocationCode().addCoding().setSystem(CLAIMS).setCode("22");
        order.addLocationReference().setReference("Location/l1");
        assertEquals("22", place(order, Map.of("Location/l1", "11")));
    }

    private static ServiceRequest order() {
        var order = new ServiceRequest();
        order.setId("ServiceRequest/sr1");
        order.getCode().addCoding().setSystem(CodeSystem.HCPCS.uri()).setCode("G0277");
        return order;
    }

    private static String place(Resource order, Map<String, String> places) {
        var consultation = new Consultation(
                Hook.ORDER_SIGN,
                List.of(new Subject(JsonNodeFactory.instance.objectNode(), order)),
                List.of(),
                List.of(),
                Consultation.Stay.NONE,
                LocalDate.parse("2026-03-02"),
                new Deliverers(Map.of(), places, Map.of(), List.of()));
        return consultation.lines().values().iterator().next().getFirst().placeOfService();
    }
}
