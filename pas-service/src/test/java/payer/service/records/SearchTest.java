package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payer.problem.Problem;
import payer.service.records.search.Found;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;
import payer.service.running.RunningService;

/** What the guides ask of search, on a small directory and one chart. */
class SearchTest {
    private static final Shelf SHELF = Shelf.shared();
    private static final String NETWORK =
            "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference";

    @BeforeAll
    static void fill() {
        SHELF.putAll(Stream.of(
                        "{'resourceType':'Organization','id':'s-network','type':[{'coding':[{'code':'ntwk','display':'Network'}]}],'name':'Blue Lake Network'}",
                        "{'resourceType':'Organization','id':'s-group','name':'Lakeside Spine Group','partOf':{'reference':'Organization/s-network'},'address':[{'city':'Austin','state':'TX'}]}",
                        "{'resourceType':'Location','id':'s-austin','name':'Lakeside Austin','address':{'line':['1 Main St'],'city':'Austin','state':'TX','postalCode':'78701'},'managingOrganization':{'reference':'Organization/s-group'}}",
                        "{'resourceType':'Location','id':'s-dallas','name':'Lakeside Dallas','address':{'city':'Dallas','state':'TX','postalCode':'75201'}}",
                        "{'resourceType':'Practitioner','id':'s-kim','name':[{'family':'Kim','given':['Dana']}],'identifier':[{'type':{'coding':[{'system':'urn:t','code':'NPI'}]},'system':'http://hl7.org/fhir/sid/us-npi','value':'1999999984'}]}",
                        "{'resourceType':'Practitioner','id':'s-ruiz','name':[{'family':'Ruiz-Ortega'}]}",
                        "{'resourceType':'PractitionerRole','id':'s-role-1','practitioner':{'reference':'Practitioner/s-kim'},'organization':{'reference':'Organization/s-group'},'location':[{'reference':'Location/s-austin'}],'specialty':[{'coding':[{'system':'http://nucc.org/provider-taxonomy','code':'207XS0117X','display':'Orthopaedic Surgery of the Spine'}]}],'extension':[{'url':'"
                                + NETWORK + "','valueReference':{'reference':'Organization/s-network'}}]}",
                        "{'resourceType':'PractitionerRole','id':'s-role-2','practitioner':{'reference':'Practitioner/s-ruiz'},'location':[{'reference':'Location/s-dallas'}],'specialty':[{'coding':[{'code':'207XS0117X'}]}]}",
                        "{'resourceType':'Patient','id':'s-rosa','name':[{'family':'Rivera','given':['Rosa']}],'birthDate':'1971-04-02','gender':'female'}",
                        "{'resourceType':'Coverage','id':'s-coverage','status':'active','beneficiary':{'reference':'Patient/s-rosa'},'payor':[{'reference':'Organization/s-group'}]}",
                        "{'resourceType':'ExplanationOfBenefit','id':'s-eob','meta':{'profile':['http://x/pa']},'status':'active','type':{'coding':[{'code':'professional'}]},'use':'claim','patient':{'reference':'Patient/s-rosa'},'billablePeriod':{'start':'2026-01-05','end':'2026-01-07'},'created':'2026-01-08','insurer':{'reference':'Organization/s-group'},'provider':{'reference':'Practitioner/s-kim'},'outcome':'complete','insurance':[{'focal':true,'coverage':{'reference':'Coverage/s-coverage'}}]}",
                        "{'resourceType':'Provenance','id':'s-prov','target':[{'reference':'ExplanationOfBenefit/s-eob'}],'recorded':'2026-01-08T00:00:00Z','agent':[{'who':{'reference':'Organization/s-group'}}]}",
                        "{'resourceType':'Condition','id':'s-cond','subject':{'reference':'Patient/s-rosa'},'recorder':{'identifier':{'system':'urn:e','value':'77'}},'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M54.16'}]},'asserter':{'reference':'Practitioner/s-kim'}}")
                .map(json -> json.replace('\'', '"'))
                .map(SearchTest::write)
                .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            PractitionerRole specialty=207XS0117X&location.address-city=austin s-role-1
            PractitionerRole specialty=http://nucc.org/provider-taxonomy|207XS0117X s-role-1
            PractitionerRole specialty=|207XS0117X&practitioner=s-ruiz s-role-2
            PractitionerRole specialty:text=orthop s-role-1
            PractitionerRole network=Organization/s-network s-role-1
            PractitionerRole network.name=blue s-role-1
            PractitionerRole location:Location.organization.name=lakeside%20spine s-role-1
            PractitionerRole practitioner.name=ruiz s-role-2
            PractitionerRole practitioner.family=ortega -
            Practitioner name:contains=ortega&_id=s-ruiz s-ruiz
            Practitioner family:exact=Ruiz-Ortega&_id=s-ruiz s-ruiz
            Practitioner family:exact=ruiz-ortega&_id=s-ruiz -
            Practitioner identifier=1999999984&_id=s-kim s-kim
            Practitioner identifier=http://hl7.org/fhir/sid/us-npi|1999999984&_id=s-kim s-kim
            Practitioner identifier=http://hl7.org/fhir/sid/us-npi|&_id=s-kim s-kim
            Practitioner identifier=|1999999984&_id=s-kim -
            Practitioner identifier:of-type=urn:t|NPI|1999999984&_id=s-kim s-kim
            Practitioner _has:PractitionerRole:practitioner:location=s-austin s-kim
            Practitioner _has:PractitionerRole:practitioner:network=s-network s-kim
            Practitioner _has:PractitionerRole:practitioner:location.address-city=Dallas&_id=s-ruiz s-ruiz
            Organization partof=s-network s-group
            Organization partof.type=ntwk&_id=s-group s-group
            Organization address=austin&_id=s-group s-group
            Location address-postalcode=787&_id=s-austin s-austin
            Location address-state:missing=true&_id=s-austin -
            Coverage patient=s-rosa s-coverage
            Coverage patient=Patient/s-rosa s-coverage
            Coverage beneficiary.family=rivera&_id=s-coverage s-coverage
            ExplanationOfBenefit patient=s-rosa&service-date=2026-01-06 -
            ExplanationOfBenefit patient=s-rosa&service-date=ge2026-01-06 s-eob
            ExplanationOfBenefit patient=s-rosa&service-date=2026-01&type=professional s-eob
            ExplanationOfBenefit patient=s-rosa&service-date=ge2026-01-01&service-date=lt2026-02-01 s-eob
            ExplanationOfBenefit patient=s-rosa&billable-period-start=2026-01-05 s-eob
            ExplanationOfBenefit patient=s-rosa&_profile=http://x/pa s-eob
            ExplanationOfBenefit patient=s-rosa&use=claim&_lastUpdated=gt2026-01-01 s-eob
            ExplanationOfBenefit patient=s-rosa&_lastUpdated=lt2026-01-01 -
            Condition asserter=Practitioner/s-kim&code=M54.16 s-cond
            Condition subject:Patient=s-rosa s-cond
            Condition subject=Patient/s-rosa/_history/1 s-cond
            Patient _id=s-rosa,nobody s-rosa
            Patient birthdate=1971-04-02&name=rosa&_id=s-rosa s-rosa
            Patient gender=http://hl7.org/fhir/administrative-gender|female&_id=s-rosa s-rosa
            Patient _has:ExplanationOfBenefit:patient:provider.name=kim&_id=s-rosa s-rosa
            Provenance target=ExplanationOfBenefit/s-eob s-prov
            """)
    void finds(String type, String query, String expected) {
        assertEquals(expected.equals("-") ? List.of() : List.of(expected), SHELF.ids(type, query));
    }

    @Test
    void an_absolute_address_of_ours_is_the_same_reference() {
        var base = RunningService.shared().uri("/patient-access/fhir").toString();
        assertEquals(List.of("s-coverage"), SHELF.ids("Coverage", "patient=" + base + "/Patient/s-rosa"));
    }

    @Test
    void what_a_match_refers_to_is_included_and_onwards_if_asked() {
        var one = SHELF.search("ExplanationOfBenefit", "patient=s-rosa&_include=ExplanationOfBenefit:coverage");
        assertEquals(List.of("Coverage/s-coverage"), included(one));
        var on = SHELF.search(
                "ExplanationOfBenefit",
                "patient=s-rosa&_include=ExplanationOfBenefit:coverage&_include:iterate=Coverage:payor");
        assertEquals(List.of("Coverage/s-coverage", "Organization/s-group"), included(on));
        var all = SHELF.search("ExplanationOfBenefit", "patient=s-rosa&_include=*");
        assertTrue(included(all)
                .containsAll(List.of(
                        "Coverage/s-coverage", "Organization/s-group", "Patient/s-rosa", "Practitioner/s-kim")));
    }

    @Test
    void what_refers_to_a_match_is_included() {
        assertEquals(
                List.of("Provenance/s-prov"),
                included(SHELF.search("ExplanationOfBenefit", "patient=s-rosa&_revinclude=Provenance:target")));
        assertEquals(
                List.of("PractitionerRole/s-role-1"),
                included(SHELF.search("Practitioner", "_id=s-kim&_revinclude=PractitionerRole:practitioner")));
    }

    @Test
    void a_search_without_parameters_gives_a_page() {
        assertFalse(SHELF.search("Organization", "").matches().isEmpty());
    }

    @Test
    void a_total_is_told_where_it_is_asked_for_or_costs_nothing() {
        assertEquals(Optional.of(1L), SHELF.search("Coverage", "patient=s-rosa").total());
        assertEquals(
                Optional.empty(),
                SHELF.search("Coverage", "patient=s-rosa&_total=none").total());
        assertEquals(
                Optional.of(2L),
                SHELF.search("PractitionerRole", "specialty=207XS0117X&_count=1&_total=accurate")
                        .total());
        var counted = SHELF.search("PractitionerRole", "specialty=207XS0117X&_summary=count");
        assertEquals(Optional.of(2L), counted.total());
        assertEquals(List.of(), counted.matches());
    }

    @Test
    void an_unknown_parameter_is_refused_or_left_out_as_the_client_wishes() {
        assertThrows(Problem.class, () -> SHELF.search("Coverage", "patient=s-rosa&shoe-size=44"));
        var found = RunningService.shared()
                .bean(SearchRecords.class)
                .search("Coverage", QueryText.parse("patient=s-rosa&shoe-size=44"), false, Shelf.LOADER);
        assertEquals("patient=s-rosa", found.query().applied().encoded());
        assertEquals(1, found.matches().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=x",
                "_count=1e9",
                "_count=-1",
                "date=yesterday",
                "date=2026-13",
                "date=2026-02-30",
                "value-quantity=5|mg",
                "value-quantity=much",
                "code:above=x",
                "code=a|b|c",
                "patient:Practitioner=x",
                "_sort=code",
                "_summary=some",
                "_total=perhaps",
                "_include=Observation",
                "_include=Observation:code",
                "_has:Observation:patient=x",
                "subject.subject.subject.subject.subject=x",
                "code:missing=maybe",
                "code-value-quantity=5",
                "_lastUpdated:exact=2026"
            })
    void what_cannot_be_meant_is_refused_with_the_name_of_the_parameter(String query) {
        var issues = assertThrows(Problem.class, () -> SHELF.search("Observation", query))
                .issues();
        var name = query.substring(0, query.indexOf('='));
        assertEquals(List.of(name), issues.stream().map(Problem.Issue::place).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            Patient active=maybe active
            Patient active=True active
            Patient active=true,1 active
            Patient active:not=no active
            Patient deceased=2026-01-01 deceased
            Group actual=x actual
            PractitionerRole active=http://example.org|true active
            Coverage beneficiary.active=maybe active
            """)
    void what_is_true_or_false_cannot_be_anything_else(String type, String query, String name) {
        var issues =
                assertThrows(Problem.class, () -> SHELF.search(type, query)).issues();
        assertEquals(List.of(name), issues.stream().map(Problem.Issue::place).toList());
    }

    @Test
    void true_and_false_are_found_with_and_without_their_system() {
        SHELF.put("Patient/s-active", "{\"resourceType\":\"Patient\",\"id\":\"s-active\",\"active\":true}");
        for (var value : List.of("true", "|true", "http://hl7.org/fhir/special-values|true", "false,true"))
            assertEquals(List.of("s-active"), SHELF.ids("Patient", "_id=s-active&active=" + value), value);
        assertEquals(List.of(), SHELF.ids("Patient", "_id=s-active&active=false"));
        assertEquals(List.of("s-active"), SHELF.ids("Patient", "_id=s-active&active:not=false"));
        assertEquals(List.of("s-active"), SHELF.ids("Patient", "_id=s-active&deceased=false"));
    }

    @Test
    void a_query_that_is_badly_encoded_is_refused() {
        assertThrows(Problem.class, () -> SHELF.search("Observation", "%ZZ=1"));
        assertThrows(Problem.class, () -> SHELF.search("Observation", "code=a%00b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name'; DROP TABLE record; --=x",
                "name:exact'--=x",
                "_sort=name;DROP TABLE record",
                "_sort=-name'",
                "_include=Practitioner:name' OR '1'='1",
                "_include=Practitioner:*:x'; --",
                "_revinclude=PractitionerRole:practitioner'--",
                "_has:PractitionerRole:practitioner:role'--=x",
                "_has:Nobody'; --:x:y=z",
                "_summary=true'--",
                "_page=' OR 1=1",
            })
    void no_name_is_ever_part_of_the_statement(String query) {
        var name = query.substring(0, query.indexOf('='));
        var encoded = encoded(name) + "=" + encoded(query.substring(name.length() + 1));
        var refused = assertThrows(Problem.class, () -> SHELF.search("Practitioner", encoded));
        assertFalse(refused.issues().toString().contains("--"), "what was sent is not said again");
        assertEquals(List.of("s-kim"), SHELF.ids("Practitioner", "_id=s-kim"));
    }

    @Test
    void elements_that_there_are_not_are_not_shown() {
        assertEquals(List.of("s-kim"), SHELF.ids("Practitioner", "_id=s-kim&_elements=a'; --"));
    }

    @Test
    void records_that_refer_to_each_other_in_a_circle_are_each_shown_once() {
        SHELF.putAll(Stream.of("a", "b", "c")
                .map(id -> "{\"resourceType\":\"Organization\",\"id\":\"s-ring-" + id
                        + "\",\"partOf\":{\"reference\":\"Organization/s-ring-" + "bca".charAt("abc".indexOf(id))
                        + "\"}}")
                .map(SearchTest::write)
                .toList());
        var around = SHELF.search(
                "Organization",
                "_id=s-ring-a&_include:iterate=Organization:partof&_revinclude:iterate=Organization:partof");
        assertEquals(List.of("Organization/s-ring-b", "Organization/s-ring-c"), included(around));
        assertEquals(List.of("s-ring-a"), SHELF.ids("Organization", "partof.partof.partof=s-ring-a&_id=s-ring-a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name='; DROP TABLE record; --",
                "name=%25%25%25",
                "name:contains=%25_%5C",
                "identifier=x' OR '1'='1",
                "_id=1) OR (1=1",
                "name=\\",
                "address=$1",
                "name=?",
            })
    void no_value_is_ever_part_of_the_statement(String query) {
        var value = query.indexOf('=') + 1;
        var encoded = query.substring(0, value) + encoded(query.substring(value));
        assertEquals(List.of(), SHELF.ids("Practitioner", encoded + "&_id=s-kim"));
        assertEquals(List.of("s-kim"), SHELF.ids("Practitioner", "_id=s-kim"));
    }

    @Test
    void a_huge_count_is_cut_to_what_a_page_may_have() {
        assertEquals(
                1000, SHELF.search("Organization", "_count=1000000000").query().count());
    }

    @Test
    void a_page_opens_only_for_whom_it_was_made() {
        var first = SHELF.search("Organization", "_count=1");
        var cursor = first.next().orElseThrow();
        assertEquals(
                1, SHELF.next("Organization", cursor, Shelf.LOADER).matches().size());
        assertThrows(Problem.class, () -> SHELF.next("Organization", cursor, Acting.ourselves("another")));
        assertThrows(Problem.class, () -> SHELF.next("Location", cursor, Shelf.LOADER));
        assertThrows(Problem.class, () -> SHELF.next("Organization", cursor.substring(3), Shelf.LOADER));
        assertThrows(Problem.class, () -> SHELF.next("Organization", "x", Shelf.LOADER));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> included(Found found) {
        return found.included().stream()
                .map(version -> version.key().reference())
                .sorted()
                .toList();
    }

    private static Write write(String json) {
        var type = json.replaceFirst(".*?\"resourceType\":\"(\\w+)\".*", "$1");
        var id = json.replaceFirst(".*?\"id\":\"([\\w-]+)\".*", "$1");
        return new Write.Update(new RecordKey(type, id), Shelf.bytes(json), Precondition.none(), "");
    }
}
