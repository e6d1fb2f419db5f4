package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** A provider's FHIR server: it answers searches for a patient by code, page after page, after a while, to who has its token. */
public final class SimulatedChartServer implements AutoCloseable {
    public static final String TOKEN = "chart-token";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, byte[]> written = new ConcurrentHashMap<>();
    private volatile List<Resource> records = List.of();
    private volatile Set<String> refused = Set.of();
    private volatile Set<String> silent = Set.of();
    private volatile Duration delay = Duration.ZERO;
    private volatile int page = 100;

    public SimulatedChartServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", this::answer);
        server.start();
    }

    public String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    public SimulatedChartServer holding(List<Resource> chart) {
        records = chart;
        written.clear();
        return this;
    }

    public SimulatedChartServer after(Duration time) {
        delay = time;
        return this;
    }

    SimulatedChartServer refusing(String... types) {
        refused = Set.of(types);
        return this;
    }

    /** These it never answers. */
    SimulatedChartServer silentAbout(String... types) {
        silent = Set.of(types);
        return this;
    }

    SimulatedChartServer inPagesOf(int size) {
        page = size;
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var type = uri.getPath().substring("/fhir/".length());
        asked.add(type + "?" + uri.getRawQuery());
        pause(silent.contains(type) ? Duration.ofMinutes(1) : delay);
        var known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var status = refused.contains(type) ? 403 : known ? 200 : 401;
        var body = status == 200
                ? written.computeIfAbsent(uri.toString(), _ -> found(type, uri.getRawQuery()))
                : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A slow machine, not a wait for something: it ends early when the test does. */
    private void pause(Duration time) {
        try {
            if (!time.isZero() && closed.await(time.toMillis(), TimeUnit.MILLISECONDS))
                throw new IllegalStateException("closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] found(String type, String query) {
        var parameters = parameters(query);
        var from = Integer.parseInt(parameters.getOrDefault("from", "0"));
        var all = records.stream()
                .filter(one -> one.fhirType().equals(type))
                .filter(one -> matches(one, parameters))
                .toList();
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(all.size());
        all.stream().skip(from).limit(page).forEach(one -> bundle.addEntry().setResource(one));
        if (from + page < all.size())
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(base() + "/" + type + "?" + query.replaceAll("&from=\\d+", "") + "&from=" + (from + page));
        return FHIR.newJsonParser().encodeResourceToString(bundle).getBytes(UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            var pair = part.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return parameters;
    }

    private static boolean matches(Resource resource, Map<String, String> parameters) {
        if (parameters.containsKey("component-code"))
            return hasPart(resource, parameters.getOrDefault("component-code", ""));
        var wanted = Stream.of("code", "type")
                .filter(parameters::containsKey)
                .map(name -> parameters.getOrDefault(name, ""))
                .toList();
        if (wanted.isEmpty()) return true;
        var tokens = Set.copyOf(Arrays.asList(wanted.getFirst().split(",", -1)));
        return Stream.of("code", "type", "medication[x]")
                .map(resource::getChildByName)
                .filter(child -> child != null)
                .flatMap(child -> child.getValues().stream())
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                .anyMatch(coding -> tokens.contains(coding.getSystem() + "|" + coding.getCode()));
    }

    private static boolean hasPart(Resource resource, String codes) {
        var tokens = Set.copyOf(Arrays.asList(codes.split(",", -1)));
        return resource instanceof Observation observation
                && observation.getComponent().stream()
                        .flatMap(part -> part.getCode().getCoding().stream())
                        .anyMatch(coding -> tokens.contains(coding.getSystem() + "|" + coding.getCode()));
    }
}
