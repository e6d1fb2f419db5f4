package payer.service.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.fhir.Base;
import payer.service.fhir.Bases;

class ApiBasesTest {
    private final ApiBases bases = new ApiBases(new Bases(Stream.of("/records/fhir", "/pas/2.0/fhir", "/pas/2.2/fhir")
            .map(path -> new Base(path, "Name", "", "", List.of(), List.of()))
            .toList()));

    @ParameterizedTest
    @CsvSource({
        "/records/fhir/{type}/{id},                 /records/fhir/Patient/1,        records",
        "/pas/{release:2\\.[02]}/fhir/Claim/$submit, /pas/2.2/fhir/Claim/$submit,    pas/2.2",
        "/{api}/fhir/metadata,                      /records/fhir/metadata,         records",
        "/{api}/{version}/fhir/metadata,            /pas/2.2/fhir/metadata,         pas/2.2",
        "'',                                        /pas/2.0/fhir/Nothing/Marker,   pas/2.0",
        "/{api}/fhir/metadata,                      /Marker/fhir/metadata,          none",
        "'',                                        /Marker/fhir/Patient,           none",
        "/crd/2.0/cds-services/{id},                /crd/2.0/cds-services/sign,     crd/2.0",
        "/crd/{release:2\\.[02]}/cds-services/{id},  /crd/2.2/cds-services/sign,     crd/2.2",
        "/token,                                    /token,                         token",
        "/guides/{name},                            /guides/Marker,                 guides",
        "/,                                         /,                              none"
    })
    void a_request_is_counted_for_the_base_that_it_calls(String template, String path, String base) {
        assertEquals(base, bases.of(template, path));
    }
}
