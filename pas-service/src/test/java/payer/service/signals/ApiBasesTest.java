package payer.service.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiBasesTest {

    @ParameterizedTest
    @CsvSource({
        "/records/fhir/{type}/{id},       /records/fhir/Patient/1,        records",
        "/pas/2.0/fhir/Claim/$submit,     /pas/2.0/fhir/Claim/$submit,    pas/2.0",
        "/{api}/fhir/metadata,            /records/fhir/metadata,         records",
        "/{api}/{version}/fhir/metadata,  /pas/2.2/fhir/metadata,         pas/2.2",
        "/crd/2.0/cds-services/{id},      /crd/2.0/cds-services/sign,     crd/2.0",
        "/token,                          /token,                         token",
        "/guides/{name},                  /guides/Marker,                 guides",
        "/,                               /,                              none"
    })
    void a_request_is_counted_for_the_base_that_its_route_declares(String template, String path, String base) {
        assertEquals(base, ApiBases.ofRoute(template, path));
    }
}
