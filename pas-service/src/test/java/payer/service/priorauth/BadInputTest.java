package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import payer.service.caller.Caller;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.Received;
import payer.service.priorauth.fhir.ClaimBundleReader;

/** What cannot be processed is refused with its place, what is merely much or odd is processed; nothing ends in a 500. */
class BadInputTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String CLAIM = "Bundle.entry[0].resource";

    /** A request spoilt in one way, and where the answer says that it is. */
    record Spoilt(String name, Consumer<Bundle> how, String place) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Spoilt> spoilt() {
        return List.of(
                new Spoilt("another type of bundle", one -> one.setType(Bundle.BundleType.BATCH), "Bundle.type"),
                new Spoilt(
                        "an entry that asks for something",
                        one -> one.getEntry().get(1).getRequest().setUrl("Patient"),
                        "Bundle.entry[1]"),
                new Spoilt("no claim first", one -> one.getEntry().removeFirst(), "Bundle.entry[0].resource"),
                new Spoilt(
                        "an entry without an address",
                        one -> one.getEntry().get(2).setFullUrl(null),
                        "Bundle.entry[2].fullUrl"),
                new Spoilt("an entry without content", one -> one.addEntry().setFullUrl("urn:x"), ".resource"),
                new Spoilt(
                        "two entries of one address",
                        one -> one.addEntry(one.getEntry().get(1).copy()),
                        ".fullUrl"),
                new Spoilt(
                        "no identifier",
                        one -> SubmitTest.claim(one).getIdentifier().clear(),
                        CLAIM + ".identifier"),
                new Spoilt(
                        "a draft",
                        one -> SubmitTest.claim(one).setStatus(org.hl7.fhir.r4.model.Claim.ClaimStatus.DRAFT),
                        CLAIM + ".status"),
                new Spoilt("no type", one -> SubmitTest.claim(one).setType(null), CLAIM + ".type"),
                new Spoilt(
                        "nothing asked for",
                        one -> SubmitTest.claim(one).getItem().clear(),
                        CLAIM + ".item"),
                new Spoilt(
                        "a number twice",
                        one -> SubmitTest.claim(one)
                                .addItem(SubmitTest.claim(one).getItemFirstRep().copy()),
                        "].sequence"),
                new Spoilt(
                        "a service without a name",
                        one -> SubmitTest.claim(one).getItemFirstRep().setProductOrService(null),
                        CLAIM + ".item[0].productOrService"),
                new Spoilt(
                        "less than nothing",
                        one -> SubmitTest.claim(one)
                                .getItemFirstRep()
                                .getQuantity()
                                .setValue(-2),
                        CLAIM + ".item[0].quantity.value"),
                new Spoilt(
                        "nothing at all",
                        one -> SubmitTest.claim(one)
                                .getItemFirstRep()
                                .getQuantity()
                                .setValue(0),
                        CLAIM + ".item[0].quantity.value"),
                new Spoilt(
                        "a day at the end of time",
                        one -> SubmitTest.claim(one)
                                .getItemFirstRep()
                                .setServiced(new Period().setStartElement(new DateTimeType("9999-12-31"))),
                        CLAIM + ".item[0].servicedPeriod.start"),
                new Spoilt(
                        "a month without its day",
                        one -> SubmitTest.claim(one).getItemFirstRep().setServiced(new DateType("2026-12")),
                        CLAIM + ".item[0].servicedDate"),
                new Spoilt(
                        "a period that runs backwards",
                        one -> SubmitTest.claim(one)
                                .getItemFirstRep()
                                .setServiced(new Period()
                                        .setStartElement(new DateTimeType("2026-12-02"))
                                        .setEndElement(new DateTimeType("2026-12-01"))),
                        CLAIM + ".item[0].servicedPeriod"),
                new Spoilt(
                        "an earlier request that is not named",
                        one -> SubmitTest.claim(one)
                                .addRelated()
                                .setRelationship(new CodeableConcept().setText("prior")),
                        CLAIM + ".related[0].claim"),
                new Spoilt(
                        "a patient elsewhere",
                        one -> SubmitTest.claim(one).setPatient(new Reference("https://ehr.example.org/Patient/1")),
                        CLAIM + ".patient.reference"),
                new Spoilt(
                        "a patient who is an organization",
                        one -> SubmitTest.claim(one)
                                .setPatient(SubmitTest.claim(one).getInsurer()),
                        CLAIM + ".patient.reference"),
                new Spoilt(
                        "a modifier that is not known",
                        one -> SubmitTest.claim(one)
                                .getItemFirstRep()
                                .addModifierExtension(new Extension("https://example.org/not", new BooleanType(true))),
                        CLAIM + ".item[0].modifierExtension[0]"),
                new Spoilt(
                        "a modifier deep within another resource",
                        one -> DemoPayer.all(one, Organization.class)
                                .getFirst()
                                .addContact()
                                .addModifierExtension(new Extension("https://example.org/not", new BooleanType(true))),
                        ".resource.contact[0].modifierExtension[0]"),
                new Spoilt(
                        "no coverage",
                        one -> SubmitTest.claim(one).getInsurance().clear(),
                        CLAIM + ".insurance[0].coverage"),
                new Spoilt(
                        "information that did not come along",
                        one -> SubmitTest.claim(one)
                                .getSupportingInfo()
                                .get(1)
                                .setValue(new Reference("urn:uuid:00000000-0000-4000-8000-000000000009")),
                        CLAIM + ".supportingInfo[1].valueReference.reference"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void what_is_wrong_is_told_with_its_place_and_nothing_is_taken_up(Spoilt spoilt) {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "spoilt");
        spoilt.how().accept(request);
        for (var base : List.of("/pas/2.0/fhir", "/pas/2.2/fhir")) {
            var answer = PAYER.postTo(base + "/Claim/$submit", DemoPayer.json(request));
            assertEquals(422, answer.statusCode(), answer.body());
            var places = places(answer);
            assertTrue(places.stream().anyMatch(place -> place.endsWith(spoilt.place())), places.toString());
            assertFalse(answer.body().contains("ClaimResponse"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"Claim\"}}]}"
            })
    void what_is_no_request_gets_an_outcome_and_no_claim_response(String body) {
        for (var base : List.of("/pas/2.0/fhir", "/pas/2.2/fhir"))
            for (var operation : List.of("/Claim/$submit", "/Claim/$inquire", "/$submit-attachment")) {
                var answer = PAYER.postTo(base + operation, body);
                assertEquals(4, answer.statusCode() / 100, operation + " " + answer.body());
                assertTrue(answer.body().contains("\"OperationOutcome\""), answer.body());
                assertFalse(answer.body().contains("ClaimResponse"), answer.body());
            }
    }

    @Test
    void a_release_that_is_not_spoken_has_no_address() {
        assertEquals(404, PAYER.postTo("/pas/1.9/fhir/Claim/$submit", "{}").statusCode());
        assertEquals(404, PAYER.postTo("/pas/2.1/fhir/Claim/$submit", "{}").statusCode());
    }

    @Test
    void five_hundred_lines_are_answered_and_one_more_is_too_many() {
        var request = lines("many-lines", 500);
        var answer = PAYER.submit(request);
        assertEquals(500, DemoPayer.actions(answer).size());
        var more = PAYER.post("/Claim/$submit", DemoPayer.json(lines("too-many-lines", 501)));
        assertEquals(422, more.statusCode());
        assertTrue(places(more).contains(CLAIM + ".item"));
    }

    @Test
    void a_large_document_is_kept_and_goes_to_a_person() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "large-document");
        var document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept().addCoding(new Coding("http://loinc.org", "11503-0", null)));
        document.addContent()
                .setAttachment(
                        new Attachment().setContentType("application/pdf").setData(new byte[12_000_000]));
        add(request, document);
        assertEquals(2, DemoPayer.actions(PAYER.submit(request)).size());
    }

    @Test
    void thousands_of_references_and_circles_of_them_are_followed_once() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "circles");
        var claim = SubmitTest.claim(request);
        var insurer = DemoPayer.all(request, Organization.class).getFirst();
        insurer.setPartOf(new Reference(address(request, insurer)));
        for (int i = 0; i < 3_000; i++)
            claim.addSupportingInfo(claim.getSupportingInfo().get(1).copy().setSequence(1_000 + i));
        var answer = PAYER.submit(request);
        var addresses = answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        assertEquals(addresses.stream().distinct().toList(), addresses);
    }

    @Test
    void another_alphabet_and_another_encoding_are_read_or_refused() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "αλφάβητο-字");
        assertEquals(2, DemoPayer.actions(PAYER.submit(request)).size());
        var body = DemoPayer.json(request).getBytes(StandardCharsets.UTF_16);
        var answer = PAYER.send("POST", "/Claim/$submit", java.net.http.HttpRequest.BodyPublishers.ofByteArray(body));
        assertEquals(4, answer.statusCode() / 100, answer.body());
    }

    @Test
    void the_same_number_of_two_clients_is_two_requests_and_neither_sees_the_others() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "two-clients");
        var mine = DemoPayer.id(PAYER.submit(request));
        var theirs = submitAsAnother(request).id();
        assertFalse(theirs.toString().equals(mine));
        assertEquals(404, PAYER.get("/Task/" + theirs + "-forms").statusCode());
        assertEquals(404, PAYER.get("/Task/" + UUID.randomUUID() + "-forms").statusCode());
        // Whoever names the member and a provider who orders or delivers sees how it stands; nobody else does.
        assertTrue(ids(PAYER.inquire(Inquiries.about(request))).contains(theirs.toString()));
        var foreign = Inquiries.about(request);
        withoutNumbers(foreign);
        assertFalse(ids(PAYER.inquire(foreign)).contains(theirs.toString()));
    }

    private static PriorAuth submitAsAnother(Bundle request) {
        var service = PAYER.service();
        var received = new Received(DemoPayer.json(request).getBytes(StandardCharsets.UTF_8), FhirFormat.JSON);
        var submission = service.bean(ClaimBundleReader.class).read(received, Origin.PAS_2_0);
        var submitted = service.bean(SubmitPriorAuth.class).submit(submission, another(), "two-clients");
        return ((Submitted.Kept) submitted).authorization();
    }

    private static Caller another() {
        return new Caller(
                new payer.service.caller.ClientId("another-ehr"),
                ConsumerClass.ofCode("pa-client").orElseThrow(),
                "organization",
                Optional.empty(),
                Optional.empty(),
                Scopes.parse("system/*.cruds"),
                "hash",
                Optional.empty(),
                Optional.empty(),
                new Caller.Origin("127.0.0.1", "test", "", ""),
                DemoPayer.PAS);
    }

    private static void withoutNumbers(Bundle inquiry) {
        inquiry.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .forEach(resource -> {
                    if (resource instanceof Organization organization)
                        organization
                                .getIdentifier()
                                .removeIf(one -> one.getSystem().endsWith("us-npi"));
                    if (resource instanceof org.hl7.fhir.r4.model.Practitioner person)
                        person.getIdentifier().removeIf(one -> one.getSystem().endsWith("us-npi"));
                });
    }

    private static List<String> ids(Bundle answer) {
        return DemoPayer.all(answer, org.hl7.fhir.r4.model.ClaimResponse.class).stream()
                .map(DemoPayer::id)
                .toList();
    }

    private static Bundle lines(String trace, int count) {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), trace);
        var claim = SubmitTest.claim(request);
        var first = claim.getItemFirstRep();
        claim.getItem().clear();
        for (int i = 1; i <= count; i++) claim.addItem(first.copy().setSequence(i));
        return request;
    }

    private static void add(Bundle request, DocumentReference document) {
        var address = "urn:uuid:" + UUID.randomUUID();
        document.setId(address.substring("urn:uuid:".length()));
        request.addEntry().setFullUrl(address).setResource(document);
        var info = SubmitTest.claim(request).getSupportingInfo();
        info.add(info.get(1).copy().setSequence(info.size() + 1).setValue(new Reference(address)));
    }

    private static String address(Bundle request, Organization organization) {
        return request.getEntry().stream()
                .filter(entry -> entry.getResource() == organization)
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> places(HttpResponse<String> answer) {
        return Stream.of(DemoPayer.parse(answer.body(), OperationOutcome.class))
                .flatMap(outcome -> outcome.getIssue().stream())
                .flatMap(issue -> issue.getExpression().stream())
                .map(place -> place.getValue())
                .toList();
    }
}
