package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.Test;
import payer.service.notice.Heartbeats;
import payer.testdata.cases.Cases;

/** Subscriptions and what they bring, with a real listener. */
class NotificationsTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final Listener LISTENER = DemoPayer.listener();

    @Test
    void a_subscriber_is_greeted_then_told_of_each_change() {
        var subscription = created("id-only", "/hook", "Bearer id-only");
        assertEquals("requested", subscription.getStatus().toCode());
        var greeting = LISTENER.await(heard -> type(heard).equals("handshake") && isFor(heard, "Bearer id-only"));
        assertEquals("requested", value(greeting, "status"));
        assertEquals("application/fhir+json", greeting.contentType());

        var answer = PAYER.submit(SubmitTest.fresh(cases().oxygenForClusterHeadache(), "told"));
        var id = DemoPayer.id(answer);
        var told = LISTENER.await(
                heard -> isFor(heard, "Bearer id-only") && focus(heard).endsWith("ClaimResponse/" + id));
        assertEquals("active", value(told, "status"));
        assertTrue(told.bundle().getEntry().stream().allMatch(entry -> entry.hasRequest() && entry.hasResponse()));
        assertFalse(told.bundle().getEntry().get(1).hasResource());
        var read = PAYER.service().get(java.net.URI.create(focus(told)).getPath(), PAYER.ehr());
        assertEquals(200, read.statusCode(), read.body());
        assertEquals(id, DemoPayer.id((Resource) DemoPayer.parse(read.body(), ClaimResponse.class)));
        var status = DemoPayer.parse(
                PAYER.get("/Subscription/" + subscription.getIdElement().getIdPart() + "/$status")
                        .body(),
                Bundle.class);
        assertEquals("searchset", status.getType().toCode());
        assertTrue(DemoPayer.json(status).contains("\"active\""));
    }

    @Test
    void whoever_wants_the_whole_answer_gets_it() {
        created("full-resource", "/hook", "Bearer full");
        var answer = PAYER.submit(SubmitTest.fresh(cases().lumbarMriForCaudaEquina(), "told-whole"));
        var id = DemoPayer.id(answer);
        var told = LISTENER.await(
                heard -> isFor(heard, "Bearer full") && focus(heard).endsWith("Bundle/" + id));
        var whole = (Bundle) told.bundle().getEntry().get(1).getResource();
        assertEquals(DemoPayer.actions(answer), DemoPayer.actions(whole));
        assertTrue(whole.getEntryFirstRep().getResource() instanceof ClaimResponse);
        var read = PAYER.service().get(java.net.URI.create(focus(told)).getPath(), PAYER.ehr());
        assertEquals(DemoPayer.actions(answer), DemoPayer.actions(DemoPayer.parse(read.body(), Bundle.class)));
        assertEquals(
                404, PAYER.get("/ClaimResponse/" + java.util.UUID.randomUUID()).statusCode());
    }

    @Test
    void a_subscriber_who_fails_for_a_while_hears_everything_in_order() {
        created("id-only", "/hook", "Bearer failing");
        LISTENER.await(heard -> type(heard).equals("handshake") && isFor(heard, "Bearer failing"));
        LISTENER.refuse(1);
        PAYER.submit(SubmitTest.fresh(cases().oxygenInSleep85(), "failing-1"));
        PAYER.submit(SubmitTest.fresh(cases().oxygenInSleep85(), "failing-2"));
        LISTENER.await(heard -> isFor(heard, "Bearer failing") && number(heard).equals("2"));
        var numbers = LISTENER.heard().stream()
                .filter(heard -> isFor(heard, "Bearer failing") && !type(heard).equals("handshake"))
                .map(NotificationsTest::number)
                .toList();
        assertEquals(List.of("1", "2"), numbers.subList(0, 2));
    }

    @Test
    void who_hears_nothing_for_a_while_gets_a_sign_of_life_if_they_want_one() {
        var wanted = subscription("id-only", LISTENER.address() + "hook", "Bearer heart");
        wanted.getChannel()
                .addExtension(
                        "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period",
                        new UnsignedIntType(60));
        var answer = post(wanted);
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"valueUnsignedInt\":60"), answer.body());
        LISTENER.await(heard -> type(heard).equals("handshake") && isFor(heard, "Bearer heart"));
        var id = DemoPayer.parse(answer.body(), Subscription.class)
                .getIdElement()
                .getIdPart();
        Waiting.until(() ->
                PAYER.get("/Subscription/" + id).body().contains("\"active\"") ? Optional.of(id) : Optional.empty());
        var now = PAYER.service().bean(Clock.class).instant();
        var heartbeats = PAYER.service().bean(Heartbeats.class);
        heartbeats.beat(now.plusSeconds(30));
        heartbeats.beat(now.plusSeconds(61));
        heartbeats.beat(now.plusSeconds(62));
        var beat = LISTENER.await(heard -> type(heard).equals("heartbeat") && isFor(heard, "Bearer heart"));
        assertEquals("active", value(beat, "status"));
        assertEquals(1, beat.bundle().getEntry().size());
        wanted.getChannel().getExtensionFirstRep().setValue(new UnsignedIntType(1));
        assertEquals(422, post(wanted).statusCode());
    }

    @Test
    void what_cannot_be_honoured_is_refused_with_its_place() {
        var elsewhere = subscription("id-only", "http://169.254.169.254/latest", "Bearer x");
        assertEquals(422, post(elsewhere).statusCode());
        var other = subscription("id-only", LISTENER.address() + "hook", "Bearer x");
        other.setCriteria("http://example.org/another-topic");
        other.getChannel().setType(Subscription.SubscriptionChannelType.EMAIL);
        var answer = post(other);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Subscription.channel.type"), answer.body());
        assertTrue(answer.body().contains("Subscription.criteria"), answer.body());
    }

    @Test
    void a_subscription_ends_when_it_is_deleted() {
        var subscription = created("id-only", "/hook", "Bearer ending");
        var path = "/Subscription/" + subscription.getIdElement().getIdPart();
        assertEquals(200, PAYER.get(path).statusCode());
        assertEquals(204, PAYER.send("DELETE", path, BodyPublishers.noBody()).statusCode());
        assertEquals(404, PAYER.get(path).statusCode());
    }

    @Test
    void a_subscription_that_is_switched_off_stays_and_is_told_of_nothing() {
        var subscription = created("id-only", "/hook", "Bearer off");
        LISTENER.await(heard -> type(heard).equals("handshake") && isFor(heard, "Bearer off"));
        var path = "/Subscription/" + subscription.getIdElement().getIdPart();
        subscription.setId(subscription.getIdElement().getIdPart());
        subscription.setStatus(Subscription.SubscriptionStatus.OFF);
        var off = PAYER.send("PUT", path, BodyPublishers.ofString(DemoPayer.json(subscription)));
        assertEquals(200, off.statusCode(), off.body());
        assertTrue(off.body().contains("\"off\""), off.body());
        var told = created("id-only", "/hook", "Bearer not-off");
        LISTENER.await(heard -> type(heard).equals("handshake") && isFor(heard, "Bearer not-off"));
        var id = DemoPayer.id(PAYER.submit(SubmitTest.fresh(cases().oxygenForClusterHeadache(), "told-of-nothing")));
        LISTENER.await(heard -> isFor(heard, "Bearer not-off") && focus(heard).endsWith("ClaimResponse/" + id));
        assertTrue(LISTENER.heard().stream()
                .filter(heard -> isFor(heard, "Bearer off"))
                .noneMatch(heard -> focus(heard).endsWith("ClaimResponse/" + id)));
        assertTrue(PAYER.get(path).body().contains("\"off\""));
        subscription.setStatus(Subscription.SubscriptionStatus.REQUESTED);
        var on = PAYER.send("PUT", path, BodyPublishers.ofString(DemoPayer.json(subscription)));
        assertTrue(on.body().contains("\"requested\""), on.body());

        var elsewhere = "/Subscription/" + told.getIdElement().getIdPart();
        var mismatch = PAYER.send("PUT", elsewhere, BodyPublishers.ofString(DemoPayer.json(subscription)));
        assertEquals(400, mismatch.statusCode(), mismatch.body());
        assertTrue(mismatch.body().contains("Subscription.id"), mismatch.body());
    }

    private static Cases cases() {
        return PAYER.cases();
    }

    private static Subscription created(String content, String path, String authorization) {
        var answer = post(subscription(content, LISTENER.address() + path.substring(1), authorization));
        assertEquals(201, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), Subscription.class);
    }

    private static HttpResponse<String> post(Subscription subscription) {
        return PAYER.post("/Subscription", DemoPayer.json(subscription));
    }

    private static Subscription subscription(String content, String endpoint, String authorization) {
        return DemoPayer.parse(
                """
                {"resourceType":"Subscription","status":"requested","reason":"PA results",
                 "criteria":"http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
                 "_criteria":{"extension":[{"url":
                  "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
                  "valueString":"org-identifier=%s"}]},
                 "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json",
                  "header":["Authorization: %s"],
                  "_payload":{"extension":[{"url":
                   "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                   "valueCode":"%s"}]}}}
                """.formatted(
                                cases().oxygenForClusterHeadache()
                                                .requester()
                                                .employer()
                                                .npi() + ","
                                        + cases().lumbarMriForCaudaEquina()
                                                .requester()
                                                .employer()
                                                .npi() + ","
                                        + cases().oxygenInSleep85()
                                                .requester()
                                                .employer()
                                                .npi(),
                                endpoint,
                                authorization,
                                content),
                Subscription.class);
    }

    private static boolean isFor(Listener.Heard heard, String authorization) {
        return heard.authorization().equals(authorization);
    }

    private static Parameters status(Listener.Heard heard) {
        return (Parameters) heard.bundle().getEntryFirstRep().getResource();
    }

    private static String value(Listener.Heard heard, String name) {
        var parameter = status(heard).getParameter(name);
        return parameter == null || parameter.getValue() instanceof CanonicalType
                ? ""
                : parameter.getValue().primitiveValue();
    }

    private static String type(Listener.Heard heard) {
        return value(heard, "type");
    }

    private static String number(Listener.Heard heard) {
        return event(heard, "event-number");
    }

    private static String focus(Listener.Heard heard) {
        return event(heard, "focus");
    }

    private static String event(Listener.Heard heard, String name) {
        return status(heard).getParameter().stream()
                .filter(parameter -> parameter.getName().equals("notification-event"))
                .flatMap(event -> event.getPart().stream())
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
