package payer.service.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.cases.Case;
import payer.testdata.message.ProviderRecords;

/** A practice's FHIR server: it answers reads, and searches by {@code _id} and by type, after a while. */
public final class SimulatedEhr implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private volatile List<Resource> records = List.of();
    private volatile Duration delay = Duration.ZERO;
    private volatile int status = 200;
    private volatile String garbage = "";

    public SimulatedEhr() {
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

    /** From now on it has the records of this case, answers at once and well. */
    public SimulatedEhr holding(Case situation) {
        records = ProviderRecords.served(situation);
        delay = Duration.ZERO;
        status = 200;
        garbage = "";
        asked.clear();
        tokens.clear();
        return this;
    }

    public SimulatedEhr after(Duration time) {
        delay = time;
        return this;
    }

    SimulatedEhr failing(int with) {
        status = with;
        return this;
    }

    SimulatedEhr answering(String text) {
        garbage = text;
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/fhir/".length());
        var query = exchange.getRequestURI().getRawQuery();
        asked.add(query == null ? path : path + "?" + query);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        pause();
        var body = (garbage.isEmpty() ? text(path, query == null ? "" : query) : garbage).getBytes(UTF_8);
        if (status >= 300 && status < 400)
            exchange.getResponseHeaders().set("Location", "http://localhost:1/fhir/" + path);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A slow machine, not a wait for something: it ends early when the test does. */
    private void pause() {
        try {
            if (!delay.isZero() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS))
                throw new IllegalStateException("closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(String path, String query) {
        var parts = path.split("/", -1);
        if (parts.length == 2)
            return records.stream()
                    .filter(one -> one.fhirType().equals(parts[0])
                            && one.getIdElement().getIdPart().equals(parts[1]))
                    .map(Json::compact)
                    .findFirst()
                    .orElse(
                            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\"}]}");
        var found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        records.stream()
                .filter(one -> one.fhirType().equals(parts[0]) && matches(one, URLDecoder.decode(query, UTF_8)))
                .forEach(one -> found.addEntry().setResource(one));
        if (query.contains("_include=Coverage:payor"))
            records.stream()
                    .filter(one -> one.fhirType().equals("Organization"))
                    .forEach(one -> found.addEntry().setResource(one));
        return Json.compact(found);
    }

    private static boolean matches(Resource resource, String query) {
        for (var part : query.split("&", -1))
            if (part.startsWith("_id="))
                return List.of(part.substring(4).split(",", -1))
                        .contains(resource.getIdElement().getIdPart());
        return true;
    }
}
