package payer.service.running;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import payer.service.security.demo.TokenCommand;
import picocli.CommandLine;

/** The whole service in demo mode, on a free port and a database of its own, reached over real HTTP. */
public final class RunningService implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final EmbeddedServer server;

    private RunningService(EmbeddedServer server) {
        this.server = server;
    }

    /** One instance that all tests may share which leave nothing behind that would disturb another. */
    public static RunningService shared() {
        return Shared.SERVICE;
    }

    /** An instance with settings of its own; close it. */
    public static RunningService with(Map<String, Object> settings) {
        var port = freePort();
        var all = new HashMap<String, Object>(Map.of(
                "service.mode",
                "demo",
                "service.port",
                port,
                "service.url",
                "http://localhost:" + port,
                "database.url",
                settings.containsKey("database.url") ? "" : TestDatabase.fresh(),
                "database.folder",
                "target/running-service/" + port,
                "database.connections",
                8,
                "demo.load",
                false,
                "dtr.prepare-at-start",
                false));
        all.putAll(settings);
        return new RunningService(ApplicationContext.run(EmbeddedServer.class, all, "test"));
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public int port() {
        return server.getPort();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://localhost:" + port() + pathAndQuery);
    }

    /** The header with a token of a demo client, to be spread into the arguments of {@link #get} and {@link #post}. */
    public String[] as(String demoClient, String scopes) {
        return bearer("--client", demoClient, "--scope", scopes, "--url", uri("").toString());
    }

    /** The same of a token that the demo EHR signs for the address of one hook. */
    public String[] asHooks(String path) {
        return bearer("--client", "demo-ehr", "--cds-hooks", uri(path).toString());
    }

    private static String[] bearer(String... wanted) {
        var out = new StringWriter();
        var line =
                new CommandLine(new TokenCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        var arguments = Stream.concat(Stream.of(wanted), Stream.of("--data", "target"));
        if (line.execute(arguments.toArray(String[]::new)) != 0) throw new IllegalStateException(out.toString());
        return new String[] {"Authorization", "Bearer " + out.toString().strip()};
    }

    public HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).GET());
    }

    public HttpResponse<String> post(String pathAndQuery, String body, String... headers) {
        return send(request(pathAndQuery, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String pathAndQuery, String... headers) {
        var builder = HttpRequest.newBuilder(uri(pathAndQuery)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> answer) {
        try {
            return CLIENT.send(request.build(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RunningService SERVICE = with(Map.of());
    }
}
