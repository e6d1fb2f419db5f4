package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizedQueryTest {

    @Test
    void keeps_no_value_that_tells_of_a_person() {
        assertEquals(
                "birthdate=*&family=*&identifier=*&patient=*",
                NormalizedQuery.of(Map.of(
                        "patient", List.of("Patient/p-1"),
                        "family", List.of("Doe"),
                        "identifier", List.of("1234"),
                        "birthdate", List.of("1970-01-02"))));
    }

    @Test
    void keeps_control_values_and_the_years_of_service_dates_in_order() {
        assertEquals(
                "_count=10&service-date=ge2026&service-date=le2027&status=active",
                NormalizedQuery.of(Map.of(
                        "status", List.of("active"),
                        "service-date", List.of("le2027-01-31", "ge2026-02-03"),
                        "_count", List.of("10"))));
    }
}
