package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final AddressElements ELEMENTS = new AddressElements(FhirContext.forR4Cached());

    @Test
    void are_replaced_in_references_uris_and_links_of_narratives() {
        assertEquals("""
                {"resourceType":"Observation","subject":{"reference":"Patient/a"},"focus":[{"reference":"Patient/a#x"}],
                 "derivedFrom":[{"reference":"urn:uuid:12"}],"implicitRules":"Patient/a",
                 "extension":[{"url":"urn:x","valueUri":"Patient/a"},{"url":"urn:x","valueReference":{"reference":"Patient/a"}}],
                 "_status":{"extension":[{"url":"urn:x","valueCanonical":"Patient/a"}]},
                 "contained":[{"subject":{"reference":"Patient/a"},"resourceType":"Condition"}],
                 "text":{"div":"<div><a href=\\"Patient/a\\">é</a><img src='Patient/a#1'/>\\"urn:uuid:1\\"</div>"}}""", replaced("""
                {"resourceType":"Observation","subject":{"reference":"urn:uuid:1"},"focus":[{"reference":"urn:uuid:1#x"}],
                 "derivedFrom":[{"reference":"urn:uuid:12"}],"implicitRules":"urn:uuid:1",
                 "extension":[{"url":"urn:x","valueUri":"urn:uuid:1"},{"url":"urn:x","valueReference":{"reference":"urn:uuid:1"}}],
                 "_status":{"extension":[{"url":"urn:x","valueCanonical":"urn:uuid:1"}]},
                 "contained":[{"subject":{"reference":"urn:uuid:1"},"resourceType":"Condition"}],
                 "text":{"div":"<div><a href=\\"urn:uuid:1\\">é</a><img src='urn:uuid:1#1'/>\\"urn:uuid:1\\"</div>"}}"""));
    }

    @Test
    void what_only_looks_like_one_stays() {
        var json = """
                {"resourceType":"Patient","identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:1"}],
                 "name":[{"text":"urn:uuid:1"}],"extension":[{"url":"urn:x","valueString":"urn:uuid:1"}],
                 "contact":[{"organization":{"display":"urn:uuid:1"}}],
                 "contained":[{"id":"o","name":"urn:uuid:1","resourceType":"Organization"}]}""";
        assertEquals(json, replaced(json));
    }

    @Test
    void a_document_without_any_stays_the_same_bytes() {
        var json = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1.0}}".getBytes(UTF_8);
        assertSame(json, References.replaced(json, address -> address, ELEMENTS));
    }

    @Test
    void that_ask_for_a_search_are_found_only_where_references_stand() {
        assertEquals(
                List.of("Practitioner?identifier=s|1"),
                References.conditional("{\"text\":\"Why?a=b\",\"x\":[{\"reference\":\"Practitioner?identifier=s|1\"}]}"
                        .getBytes(UTF_8)));
    }

    private static String replaced(String json) {
        var replaced = References.replaced(
                json.getBytes(UTF_8), address -> address.equals("urn:uuid:1") ? "Patient/a" : address, ELEMENTS);
        return new String(replaced, UTF_8);
    }
}
