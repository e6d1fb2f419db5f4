package payer.service.fhir.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payer.problem.Problem;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirLimits;

/** What is wrong with a document is said with its place; what is right is read. */
class ReadingTest {
    private static final DocumentReader READER = new DocumentReader(FhirContext.forR4Cached(), FhirLimits.standard());

    static <T extends Resource> T json(String text, Class<T> type) {
        return READER.read(text.getBytes(UTF_8), FhirFormat.JSON, "", type, Narratives.DROPPED);
    }

    static Resource xml(String text) {
        return READER.read(text.getBytes(UTF_8), FhirFormat.XML, "", Resource.class, Narratives.DROPPED);
    }

    /** Every issue as {@code place type}, in the order of the document. */
    private static String complaints(String json) {
        var problem = assertThrows(Problem.class, () -> json(json, Resource.class));
        return issues(problem);
    }

    private static String issues(Problem problem) {
        return problem.issues().stream()
                .map(issue -> (issue.place() + " " + issue.type().code()).strip())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '\0', textBlock = """
            {}                                                                             # required
            {"active":true}                                                                # required
            {"resourceType":7}                                                             # value
            {"resourceType":"Patiant"}                                                     # value
            {"resourceType":"patient"}                                                     # value
            {"resourceType":"Patient","colour":"red"}                                      # Patient.colour structure
            {"resourceType":"Patient","_colour":{"id":"a"}}                                # Patient._colour structure
            {"resourceType":"Patient","_name":{"id":"a"}}                                  # Patient._name structure
            {"resourceType":"Patient","Smith Joe":1}                                       # Patient.(unnamed) structure
            {"resourceType":"Patient","active":"true"}                                     # Patient.active structure
            {"resourceType":"Patient","active":1}                                          # Patient.active structure
            {"resourceType":"Patient","active":null}                                       # Patient.active structure
            {"resourceType":"Patient","active":[true]}                                     # Patient.active structure
            {"resourceType":"Patient","active":{"value":true}}                             # Patient.active structure
            {"resourceType":"Patient","active":true,"active":true}                         # Patient.active structure
            {"resourceType":"Patient","name":{"family":"A"}}                               # Patient.name structure
            {"resourceType":"Patient","name":[]}                                           # Patient.name structure
            {"resourceType":"Patient","name":[{}]}                                         # Patient.name[0] structure
            {"resourceType":"Patient","name":[null]}                                       # Patient.name[0] structure
            {"resourceType":"Patient","name":["A"]}                                        # Patient.name[0] structure
            {"resourceType":"Patient","name":[[{"family":"A"}]]}                           # Patient.name[0] structure
            {"resourceType":"Patient","name":[{"family":"A"},{"family":["A"]}]}            # Patient.name[1].family structure
            {"resourceType":"Patient","name":[{"given":"A"}]}                              # Patient.name[0].given structure
            {"resourceType":"Patient","name":[{"given":["A",7]}]}                          # Patient.name[0].given[1] structure
            {"resourceType":"Patient","name":[{"given":["A",""]}]}                         # Patient.name[0].given[1] value
            {"resourceType":"Patient","name":[{"given":["A",null]}]}                       # Patient.name[0].given[1] structure
            {"resourceType":"Patient","name":[{"given":[null],"_given":[null]}]}           # Patient.name[0].given[0] structure
            {"resourceType":"Patient","name":[{"given":["A"],"_given":[null,{"id":"x"}]}]} # Patient.name[0].given structure
            {"resourceType":"Patient","name":[{"given":["A"],"_given":{"id":"x"}}]}        # Patient.name[0].given structure
            {"resourceType":"Patient","name":[{"_given":[]}]}                              # Patient.name[0].given structure
            {"resourceType":"Patient","birthDate":"1.2.1970"}                              # Patient.birthDate value
            {"resourceType":"Patient","birthDate":"1970-02-30"}                            # Patient.birthDate value
            {"resourceType":"Patient","birthDate":19700101}                                # Patient.birthDate structure
            {"resourceType":"Patient","_birthDate":"x"}                                    # Patient.birthDate structure
            {"resourceType":"Patient","_birthDate":{}}                                     # Patient.birthDate structure
            {"resourceType":"Patient","_birthDate":{"value":"x"}}                          # Patient.birthDate.value structure
            {"resourceType":"Patient","_birthDate":{"extension":[{"valueString":"x"}]}}    # Patient.birthDate.extension[0] required
            {"resourceType":"Patient","gender":"m"}                                        # Patient.gender value
            {"resourceType":"Patient","id":"a b"}                                          # Patient.id value
            {"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2026"}    # Patient.deceased structure
            {"resourceType":"Patient","deceased":true}                                     # Patient.deceased structure
            {"resourceType":"Patient","deceasedString":"x"}                                # Patient.deceasedString structure
            {"resourceType":"Patient","text":"hello"}                                      # Patient.text structure
            {"resourceType":"Patient","text":{"status":"new","div":"<div/>"}}              # Patient.text.status value
            {"resourceType":"Patient","managingOrganizationResource":{"id":"x"}}           # Patient.managingOrganizationResource structure
            {"resourceType":"Patient","extension":[{"url":"u"},{"valueString":"x"}]}       # Patient.extension[1] required
            {"resourceType":"Patient","extension":[{"url":"u","valueInteger":"1"}]}        # Patient.extension[0].value.ofType(integer) structure
            {"resourceType":"Patient","extension":[{"url":"u","valueNarrative":{"id":"1"}}]} # Patient.extension[0].valueNarrative structure
            {"resourceType":"Patient","extension":[{"url":"u","valueString":"x","extension":[{"url":"v"}]}]} # Patient.extension[0] structure
            {"resourceType":"Patient","contained":[{"resourceType":"Patient"}]}            # Patient.contained[0] required
            {"resourceType":"Patient","contained":[{"id":"1"}]}                            # Patient.contained[0] required
            {"resourceType":"Observation","valueQuantity":{"value":"1"}}                   # Observation.value.ofType(Quantity).value structure
            {"resourceType":"Observation","valueQuantity":{"value":1e9999}}                # Observation.value.ofType(Quantity).value value
            {"resourceType":"Observation","valueInteger":1.5}                              # Observation.value.ofType(integer) value
            {"resourceType":"Bundle","total":-1}                                           # Bundle.total value
            {"resourceType":"Bundle","entry":[{"fullUrl":"u"},{},{"resource":{"resourceType":"Claim","status":"on"}}]} # Bundle.entry[1] structure, Bundle.entry[2].resource.status value
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Nope"}}]}       # Bundle.entry[0].resource value
            {"resourceType":"Bundle","entry":[{"resource":[]}]}                            # Bundle.entry[0].resource structure
            {"resourceType":"Bundle","text":{"status":"generated"}}                        # Bundle.text structure
            {"resourceType":"Parameters","parameter":[{"name":"a","valueString":1}]}       # Parameters.parameter[0].value.ofType(string) structure
            {"resourceType":"Binary","data":"a"}                                           # Binary.data value
            """)
    void complains(String json, String expected) {
        assertEquals(expected, complaints(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\"}",
                "\ufeff{\"resourceType\":\"Patient\"}",
                " \n{\"resourceType\":\"Patient\",\"active\":true}\n ",
                "{\"active\":true,\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",null],\"_given\":[null,{\"id\":\"x\"}]}]}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"_given\":[{\"id\":\"x\"}]}]}",
                "{\"resourceType\":\"Patient\",\"_birthDate\":{\"extension\":[{\"url\":\"u\",\"valueCode\":\"unknown\"}]}}",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"1970\",\"_birthDate\":{\"id\":\"a\"}}",
                "{\"resourceType\":\"Patient\",\"extension\":[{\"url\":\"u\",\"_valueString\":{\"id\":\"a\"}}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}",
                "{\"resourceType\":\"Patient\",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"1\"}]}",
                "{\"resourceType\":\"Patient\",\"managingOrganization\":{\"reference\":\"#o\"},\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"o\"}]}",
                "{\"resourceType\":\"Patient\",\"contained\":[{\"resourceType\":\"RelatedPerson\",\"id\":\"r\",\"patient\":{\"reference\":\"#\"}}]}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1.50e3}}"
            })
    void reads(String json) {
        json(json, Resource.class);
    }

    @Test
    void a_reference_to_what_is_not_contained_is_complained_of_where_it_stands() {
        assertEquals(
                "Patient.contact[0].organization.reference invariant",
                complaints("{\"resourceType\":\"Patient\",\"contact\":[{\"organization\":{\"reference\":\"#no\"}}]}"));
        assertEquals("Patient.contained[0].partOf.reference invariant", complaints("""
                {"resourceType":"Patient","contained":[
                 {"resourceType":"Organization","id":"o","partOf":{"reference":"#p"}}]}"""));
        assertEquals("Bundle.entry[1].resource.managingOrganization.reference invariant", complaints("""
                {"resourceType":"Bundle","entry":[
                 {"resource":{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o"}]}},
                 {"resource":{"resourceType":"Patient","managingOrganization":{"reference":"#o"}}}]}"""));
    }

    @Test
    void all_complaints_come_at_once_up_to_a_limit() {
        var names = "{\"family\":1},".repeat(300);
        var problem = assertThrows(
                Problem.class,
                () -> json(
                        "{\"resourceType\":\"Patient\",\"name\":[" + names.substring(0, names.length() - 1) + "]}",
                        Patient.class));
        assertEquals(FhirLimits.standard().issues(), problem.issues().size());
        assertEquals("Patient.name[99].family", problem.issues().getLast().place());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '\0', textBlock = """
            {"resourceType":"Patient",                                 # line 1, column
            {"resourceType":"Patient","active":tru}                    # line 1, column
            {"resourceType":"Patient","active":SECRET}                 # line 1, column
            {"resourceType":"Patient"}}                                # line 1, column
            {"resourceType":"Patient"} true                            # line 1, column
            {"resourceType":"Patient","active":NaN}                    # line 1, column
            {'resourceType':'Patient'}                                 # line 1, column
            {"resourceType":"Patient","name":[{"family":"SECRET}]}     # line 1, column
            [{"resourceType":"Patient"}]                               # a resource is a JSON object
            "Patient"                                                  # a resource is a JSON object
            """)
    void broken_json_is_told_with_line_and_column(String json, String expected) {
        var problem = assertThrows(Problem.class, () -> json(json, Resource.class));
        var text = problem.issues().getFirst().text();
        assertTrue(text.contains(expected), text);
        assertFalse(text.contains("SECRET"), text);
    }

    @Test
    void the_place_of_broken_json_is_told_too() {
        var problem = assertThrows(
                Problem.class,
                () -> json(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"a\"},{\"fullUrl\":b}]}", Bundle.class));
        assertTrue(problem.issues().getFirst().place().equals("Bundle.entry[1]"), issues(problem));
    }

    @Test
    void an_empty_document_is_told_so() {
        assertEquals("required", complaints(""));
        assertEquals("required", complaints("  \n "));
    }

    @Test
    void another_type_than_expected_is_refused() {
        var problem = assertThrows(Problem.class, () -> json("{\"resourceType\":\"Patient\"}", Bundle.class));
        assertEquals(
                "a Bundle is expected here, not a Patient",
                problem.issues().getFirst().text());
    }

    @Test
    void a_part_of_something_larger_is_placed_in_it() {
        var text = "{\"resourceType\":\"Patient\",\"active\":1}".getBytes(UTF_8);
        var problem = assertThrows(
                Problem.class,
                () -> READER.read(text, FhirFormat.JSON, "prefetch.patient", Patient.class, Narratives.DROPPED));
        assertEquals("prefetch.patient.active structure", issues(problem));
    }

    @Test
    void narratives_are_left_out_unless_wanted() {
        var text = ("{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\","
                        + "\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">Hello</div>\"}}")
                .getBytes(UTF_8);
        assertFalse(READER.read(text, FhirFormat.JSON, "", Patient.class, Narratives.DROPPED)
                .hasText());
        var kept = READER.read(text, FhirFormat.JSON, "", Patient.class, Narratives.KEPT);
        assertTrue(kept.getText().getDivAsString().contains("Hello"));
    }

    @Test
    void a_narrative_that_is_no_xhtml_is_a_problem_only_for_those_who_want_it() {
        var text = "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<div SECRET <\"}}"
                .getBytes(UTF_8);
        READER.read(text, FhirFormat.JSON, "", Patient.class, Narratives.DROPPED);
        var problem = assertThrows(
                Problem.class, () -> READER.read(text, FhirFormat.JSON, "", Patient.class, Narratives.KEPT));
        assertFalse(problem.toString().contains("SECRET"), problem.toString());
    }

    @Test
    void decimals_keep_their_precision() {
        var observation =
                json("{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1.500}}", Observation.class);
        assertEquals("1.500", observation.getValueQuantity().getValueElement().getValueAsString());
    }

    @Test
    void references_in_a_bundle_lead_to_their_entries_and_ids_stay_as_sent() {
        var bundle = json("""
                {"resourceType":"Bundle","type":"collection","entry":[
                  {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
                   "resource":{"resourceType":"Patient","id":"p1"}},
                  {"fullUrl":"http://a.example/fhir/Observation/o1",
                   "resource":{"resourceType":"Observation","id":"o1",
                     "subject":{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"}}}]}
                """, Bundle.class);
        var patient = bundle.getEntryFirstRep().getResource();
        var observation = (Observation) bundle.getEntry().get(1).getResource();
        assertEquals("p1", patient.getIdPart());
        assertEquals(patient, observation.getSubject().getResource());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '\0', textBlock = """
            <Patiant xmlns="http://hl7.org/fhir"/>                                                 # value
            <Patient/>                                                                             # Patient structure
            <Patient xmlns="http://hl7.org/fhir"><colour value="1"/></Patient>                     # Patient.colour structure
            <Patient xmlns="http://hl7.org/fhir"><active value="yes"/></Patient>                   # Patient.active value
            <Patient xmlns="http://hl7.org/fhir"><active/></Patient>                               # Patient.active structure
            <Patient xmlns="http://hl7.org/fhir"><active valeu="true"/></Patient>                  # Patient.active.valeu structure, Patient.active structure
            <Patient xmlns="http://hl7.org/fhir"><active>true</active></Patient>                   # Patient.active structure, Patient.active structure
            <Patient xmlns="http://hl7.org/fhir"><active value="true"/><active value="true"/></Patient> # Patient.active structure
            <Patient xmlns="http://hl7.org/fhir">text</Patient>                                    # Patient structure
            <Patient xmlns="http://hl7.org/fhir"><name/></Patient>                                 # Patient.name[0] structure
            <Patient xmlns="http://hl7.org/fhir"><name><given value="A"/><given value=""/></name></Patient> # Patient.name[0].given[1] value
            <Patient xmlns="http://hl7.org/fhir"><birthDate value="1.2.70"/></Patient>             # Patient.birthDate value
            <Patient xmlns="http://hl7.org/fhir"><extension><valueString value="x"/></extension></Patient> # Patient.extension[0] required
            <Bundle xmlns="http://hl7.org/fhir"><entry><resource><Claim><status value="on"/></Claim></resource></entry></Bundle> # Bundle.entry[0].resource.status value
            <Bundle xmlns="http://hl7.org/fhir"><entry><resource><Claim/><Claim/></resource></entry></Bundle> # Bundle.entry[0].resource structure
            <Patient xmlns="http://hl7.org/fhir"><f:active xmlns:f="urn:other" value="true"/></Patient> # Patient.active structure
            """)
    void complains_of_xml_with_the_same_places(String xml, String expected) {
        assertEquals(expected, issues(assertThrows(Problem.class, () -> xml(xml))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Patient xmlns=\"http://hl7.org/fhir\">",
                "<Patient xmlns=\"http://hl7.org/fhir\"></Claim>",
                "<Patient xmlns=\"http://hl7.org/fhir\"/><Patient/>",
                "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&SECRET;\"/></Patient>",
                "<!DOCTYPE Patient [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&e;\"/></Patient>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x\"><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Patient xmlns=\"http://hl7.org/fhir\"/>",
                "",
                "no markup at all"
            })
    void broken_or_dangerous_xml_is_refused(String xml) {
        var problem = assertThrows(Problem.class, () -> xml(xml));
        assertFalse(problem.toString().contains("SECRET"), problem.toString());
        assertFalse(problem.toString().contains("root:"), problem.toString());
    }

    @Test
    void xml_is_read_like_the_json_of_the_same_content() {
        var xml = (Patient) xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- a comment -->
                <Patient xmlns="http://hl7.org/fhir">
                  <id value="p1"/>
                  <active value="true"><extension url="http://a.example"><valueInteger value="7"/></extension></active>
                  <name id="n"><given value="A"/><given><extension url="u"><valueCode value="x"/></extension></given></name>
                  <deceasedDateTime value="2026"/>
                </Patient>
                """);
        var json = json("""
                {"resourceType":"Patient","id":"p1","active":true,
                 "_active":{"extension":[{"url":"http://a.example","valueInteger":7}]},
                 "name":[{"id":"n","given":["A",null],
                          "_given":[null,{"extension":[{"url":"u","valueCode":"x"}]}]}],
                 "deceasedDateTime":"2026"}
                """, Patient.class);
        assertTrue(xml.equalsDeep(json));
    }
}
