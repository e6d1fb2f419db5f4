package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static payer.service.fhir.FhirFormat.JSON;
import static payer.service.fhir.FhirFormat.XML;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.fhir.FhirFormat;

class FormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/fhir+json                                   | JSON
            application/fhir+xml                                    | XML
            application/json                                        | JSON
            application/xml                                         | XML
            text/json                                               | JSON
            text/xml                                                | XML
            APPLICATION/FHIR+XML                                    | XML
            application/json+fhir                                   | JSON
            application/xml+fhir                                    | XML
            */*                                                     | JSON
            application/*                                           | JSON
            text/html,application/xhtml+xml,*/*;q=0.8               | JSON
            application/fhir+xml;q=0.5, application/fhir+json       | JSON
            application/fhir+xml;q=0.9, application/fhir+json;q=0.8 | XML
            application/fhir+json;q=0, application/fhir+xml;q=0.1   | XML
            application/fhir+json; fhirVersion=4.0                  | JSON
            application/fhir+json; fhirVersion="4.0"                | JSON
            application/fhir+xml;q=nonsense                         | XML
            """)
    void accepts(String accept, FhirFormat format) {
        assertEquals(Optional.of(format), Formats.ofAccept(List.of(accept), JSON));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html
            text/csv, image/png
            application/fhir+json;q=0
            application/fhir+json; fhirVersion=5.0
            application/fhir+xml; fhirVersion=3.0, application/fhir+json; fhirVersion=1.0
            application/fhir+turtle
            """)
    void accepts_nothing_that_we_speak(String accept) {
        assertTrue(Formats.ofAccept(List.of(accept), JSON).isEmpty());
    }

    @Test
    void answers_in_the_format_of_the_request_where_none_is_asked_for() {
        assertEquals(Optional.of(XML), Formats.ofAccept(List.of(), XML));
        assertEquals(Optional.of(XML), Formats.ofAccept(List.of("*/*"), XML));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json                                 | JSON
            xml                                  | XML
            application/fhir+json                | JSON
            application/fhir json                | JSON
            application/fhir xml                 | XML
            application/json                     | JSON
            text/xml                             | XML
            application/fhir+json;fhirVersion=4.0 | JSON
            """)
    void the_format_parameter_names(String format, FhirFormat expected) {
        assertEquals(Optional.of(expected), Formats.ofParameter(format));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            html
            ttl
            application/fhir+json;fhirVersion=5.0
            jsonx
            """)
    void the_format_parameter_names_none_of_ours(String format) {
        assertTrue(Formats.ofParameter(format).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/fhir+json                       | JSON
            application/fhir+json; charset=utf-8        | JSON
            application/fhir+json;charset="UTF-8"       | JSON
            application/fhir+xml; charset=utf8          | XML
            application/json; fhirVersion=4.0           | JSON
            """)
    void a_body_may_be(String contentType, FhirFormat expected) {
        assertEquals(Optional.of(expected), Formats.ofContentType(contentType));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain
            application/fhir+json; charset=iso-8859-1
            application/fhir+xml; charset=utf-16
            application/fhir+json; fhirVersion=5.0
            application/x-www-form-urlencoded
            nonsense
            """)
    void a_body_may_not_be(String contentType) {
        assertTrue(Formats.ofContentType(contentType).isEmpty());
    }
}
