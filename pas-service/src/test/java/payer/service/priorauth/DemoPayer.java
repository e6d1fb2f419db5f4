package payer.service.priorauth;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import payer.service.running.RenewedToken;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;
import payer.testdata.Payer;
import payer.testdata.cases.Cases;

/** The whole service with the demo members and their charts on its shelf, started once for all tests of authorizations. */
public final class DemoPayer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String REVIEW =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    static final String PAS = "/pas/2.0/fhir";

    private final RunningService service;
    private final RenewedToken ehr;
    private final RenewedToken nurse;
    private final RenewedToken physician;

    private DemoPayer(RunningService service) {
        this.service = service;
        this.ehr = new RenewedToken(service, "demo-ehr", "system/*.cruds");
        this.nurse = new RenewedToken(service, "demo-operator", "role/reviewer-nurse");
        this.physician = new RenewedToken(service, "demo-operator", "role/reviewer-physician");
    }

    public static DemoPayer running() {
        return Running.PAYER;
    }

    /** One of one's own, for a test that must find nobody's requests but its own; close it. */
    public static DemoPayer fresh() {
        return start(Map.of("demo.load", true));
    }

    public static DemoPayer on(Map<String, Object> settings) {
        return start(settings);
    }

    @Override
    public void close() {
        service.close();
    }

    public RunningService service() {
        return service;
    }

    /** The day as the plan counts it, which is the day from which the demo data count. */
    LocalDate today() {
        return LocalDate.now(
                java.time.Clock.system(service.bean(ServiceSettings.class).zone()));
    }

    public Cases cases() {
        return Cases.on(today());
    }

    HttpResponse<String> postTo(String path, String body) {
        return service.post(path, body, with("Content-Type", "application/fhir+json"));
    }

    HttpResponse<String> post(String path, String body) {
        return postTo(PAS + path, body);
    }

    HttpResponse<String> send(String method, String path, java.net.http.HttpRequest.BodyPublisher body) {
        return service.send(service.request(PAS + path, with("Content-Type", "application/fhir+json"))
                .method(method, body));
    }

    HttpResponse<String> get(String path) {
        return service.get(PAS + path, ehr.headers());
    }

    public Bundle submit(Bundle request) {
        var answer = post("/Claim/$submit", json(request));
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return parse(answer.body(), Bundle.class);
    }

    Bundle inquire(Bundle inquiry) {
        var answer = post("/Claim/$inquire", json(inquiry));
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return parse(answer.body(), Bundle.class);
    }

    String[] ehr() {
        return ehr.headers();
    }

    String[] nurse() {
        return nurse.headers();
    }

    String[] physician() {
        return physician.headers();
    }

    String[] with(String... more) {
        var all = new java.util.ArrayList<>(List.of(ehr.headers()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    static String json(IBaseResource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    static <T extends Resource> T parse(String json, Class<T> type) {
        return FHIR.newJsonParser().parseResource(type, json);
    }

    /** The parser takes a random address for an id. */
    static String id(Resource resource) {
        var id = resource.getIdElement().getIdPart();
        return id.startsWith("urn:uuid:") ? id.substring("urn:uuid:".length()) : id;
    }

    /** Of the ClaimResponse. */
    public static String id(Bundle answer) {
        return id((Resource) response(answer));
    }

    static ClaimResponse response(Bundle answer) {
        return (ClaimResponse) answer.getEntryFirstRep().getResource();
    }

    /** The review action codes, line by line. */
    static List<String> actions(Bundle answer) {
        return response(answer).getItem().stream()
                .map(item ->
                        item.getAdjudicationFirstRep().getExtensionByUrl(REVIEW).getExtensionFirstRep())
                .map(code ->
                        ((CodeableConcept) code.getValue()).getCodingFirstRep().getCode())
                .toList();
    }

    /** The authorization numbers that were given. */
    static List<String> numbers(Bundle answer) {
        return response(answer).getItem().stream()
                .flatMap(item ->
                        item.getAdjudicationFirstRep().getExtensionByUrl(REVIEW).getExtensionsByUrl("number").stream())
                .map(number -> number.getValue().primitiveValue())
                .toList();
    }

    static <T extends Resource> List<T> all(Bundle answer, Class<T> type) {
        return answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A provider's system to which this payer may send notifications. */
    static Listener listener() {
        return Running.LISTENER;
    }

    private static DemoPayer start(Map<String, Object> settings) {
        var service = RunningService.with(settings);
        var end = System.nanoTime() + LIMIT.toNanos();
        while (service.get("/health/readiness").statusCode() != 200) {
            if (System.nanoTime() > end) throw new IllegalStateException("not ready within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return new DemoPayer(service);
    }

    private static final class Running {
        static final Listener LISTENER = new Listener();
        static final DemoPayer PAYER = start(Map.of(
                "demo.load",
                true,
                "policies.provider-figures",
                "0s",
                "priorauth.payers",
                List.of(Payer.PAYER_SYSTEM + "|" + Payer.PAYER_ID),
                "notice.endpoints",
                List.of(LISTENER.address())));
    }
}
