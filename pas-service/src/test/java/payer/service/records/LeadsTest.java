package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search finds the same, whichever of its conditions it begins with. */
class LeadsTest {
    private static final Shelf SHELF = Shelf.shared();
    private static final int MANY = 510;

    @BeforeAll
    static void fill() {
        put(Stream.of(
                "{'resourceType':'Patient','id':'l-ann','identifier':[{'system':'urn:l','value':'L1'},{'system':'urn:m','value':'L1'}],'name':[{'family':'Lead'}]}",
                "{'resourceType':'Patient','id':'l-bob','identifier':[{'value':'L1'}],'active':true}",
                "{'resourceType':'Group','id':'l-ann','type':'person','actual':true}",
                "{'resourceType':'Observation','id':'l-1','status':'final','code':{'coding':[{'system':'urn:a','code':'l'},{'system':'urn:b','code':'l'}]},'subject':{'reference':'Patient/l-ann'},'effectiveDateTime':'2026-01-01'}",
                "{'resourceType':'Observation','id':'l-2','status':'final','code':{'coding':[{'system':'urn:a','code':'l'}]},'subject':{'reference':'Patient/l-bob'},'effectiveDateTime':'2026-01-02'}",
                "{'resourceType':'Observation','id':'l-3','status':'amended','code':{'coding':[{'code':'l'}]},'subject':{'reference':'Group/l-ann'},'effectiveDateTime':'2026-01-03'}",
                "{'resourceType':'Practitioner','id':'l-doc','identifier':[{'system':'urn:npi','value':'L9'}]}"));
        put(IntStream.range(0, MANY)
                .mapToObj(i -> "{'resourceType':'Location','id':'l-place-" + i
                        + "','address':{'city':'Manyleadtown','state':'" + (i == 7 ? "ZZ" : "ZY") + "'}}"));
        put(
                Stream.of(
                        "{'resourceType':'PractitionerRole','id':'l-role','practitioner':{'reference':'Practitioner/l-doc'},'location':[{'reference':'Location/l-place-7'}]}",
                        "{'resourceType':'PractitionerRole','id':'l-role-2','practitioner':{'reference':'Practitioner/l-doc'},'location':[{'reference':'Location/l-place-8'}]}"));
    }

    private static void put(Stream<String> documents) {
        SHELF.putAll(documents.map(json -> write(json.replace('\'', '"'))).toList());
    }

    private static Write write(String json) {
        var parts = json.split("\"", 9);
        return new Write.Update(Shelf.key(parts[3] + "/" + parts[7]), Shelf.bytes(json), Precondition.none(), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            Observation patient=l-ann l-1
            Observation patient=l-ann&code=l l-1
            Observation patient=l-ann&code=urn:b|l l-1
            Observation patient=l-ann&code=urn:b|l&code=urn:a|l l-1
            Observation patient=l-ann&code=urn:b|l&status=amended -
            Observation patient=l-ann,l-bob&_sort=-date l-2,l-1
            Observation patient=l-ann,l-bob,l-ann&code=l&_sort=date l-1,l-2
            Observation patient=l-ann&patient=l-bob -
            Observation subject=l-ann&_sort=date l-1,l-3
            Observation subject=l-ann&status=amended l-3
            Observation subject=Group/l-ann&code=l l-3
            Observation patient=never-mentioned&code=l -
            Observation patient:Patient.family=lead&code=l l-1
            Observation patient.identifier=L1&code=l&_sort=date l-1,l-2
            Observation _id=l-1,l-3&patient=l-ann l-1
            Observation _id=l-1,l-3&status:not=final l-3
            Patient identifier=L1&_sort=_id l-ann,l-bob
            Patient identifier=|L1 l-bob
            Patient identifier=urn:m|L1&family=lead l-ann
            Patient identifier=L1&active=true l-bob
            Patient identifier=L1&_has:Observation:patient:code=urn:b|l l-ann
            Patient _has:Observation:patient:code=urn:b|l&_has:Observation:patient:date=2026-01-01 l-ann
            Group _has:Observation:subject:code=l l-ann
            """)
    void finds(String type, String query, String expected) {
        assertEquals(expected.equals("-") ? List.of() : List.of(expected.split(",", -1)), SHELF.ids(type, query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            location.address-city=manyleadtown l-role,l-role-2
            location.address-state=zz l-role
            location.address-city=manyleadtown&location.address-state=zz l-role
            location.address-city=manyleadtown&practitioner.identifier=L9&_sort=_id l-role,l-role-2
            location.address-city=nowhere-at-all -
            """)
    void a_chain_finds_the_same_whether_its_far_ends_are_few_or_many(String query, String expected) {
        var found = SHELF.ids("PractitionerRole", query).stream().sorted().toList();
        assertEquals(expected.equals("-") ? List.of() : List.of(expected.split(",", -1)), found);
    }

    @Test
    void the_pages_of_a_chart_follow_each_other() {
        var first = SHELF.search("Observation", "patient=l-ann,l-bob&_sort=date&_count=1");
        var next = SHELF.next("Observation", first.next().orElseThrow(), Shelf.LOADER);
        assertEquals("l-1", first.matches().getFirst().key().id());
        assertEquals("l-2", next.matches().getFirst().key().id());
    }

    @Test
    void a_deleted_record_is_not_found_by_its_id() {
        put(Stream.of("{'resourceType':'Patient','id':'l-gone','active':true}"));
        SHELF.delete("Patient/l-gone");
        assertEquals(List.of(), SHELF.ids("Patient", "_id=l-gone"));
    }
}
