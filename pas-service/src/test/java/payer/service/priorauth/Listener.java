package payer.service.priorauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;

/** A provider's system that takes notifications; it can be told to answer badly for a while. */
final class Listener {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** One notification as it came. */
    record Heard(Bundle bundle, String authorization, String contentType) {}

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Listener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void refuse(int times) {
        refusals.set(times);
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The first that fits, as soon as it is there. */
    Heard await(Predicate<Heard> wanted) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var found = heard.stream().filter(wanted).findFirst();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() > end) throw new AssertionError("not told within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!refused)
            heard.add(new Heard(
                    DemoPayer.parse(body, Bundle.class),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))));
        exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        exchange.close();
    }
}
