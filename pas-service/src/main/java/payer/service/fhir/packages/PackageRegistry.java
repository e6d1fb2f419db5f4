package payer.service.fhir.packages;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The public registry of FHIR packages, or a mirror: one address per package and version. */
final class PackageRegistry implements AutoCloseable {
    private final URI address;
    private final long mostBytes;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL) // never from https to http
            .connectTimeout(Duration.ofSeconds(15))
            .build();

    /**
     * @param mostBytes the largest file that is accepted
     * @param patience how long a whole download may take
     */
    PackageRegistry(URI address, long mostBytes, Duration patience) {
        if (!isSafe(address)) throw new PackageRefused("a package registry is an https address, unlike " + address);
        this.address = address;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /** A mirror on this very machine needs no encryption. */
    private static boolean isSafe(URI address) {
        if ("https".equals(address.getScheme())) return address.getHost() != null;
        return "http".equals(address.getScheme()) && address.getHost() != null && isLoopback(address.getHost());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void fetch(PackageId id, Path to) {
        var target = URI.create(address.toString().replaceFirst("/+$", "") + "/" + id.name() + "/" + id.version());
        var request = HttpRequest.newBuilder(target)
                .timeout(patience)
                .header("Accept", "application/tar+gzip, application/gzip, application/octet-stream")
                .build();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofFile(to), mostBytes));
        try {
            requireFound(id, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new PackageRefused("%s did not come whole from %s: %s".formatted(id, address, reason(e)), e);
        } catch (TimeoutException e) {
            throw new PackageRefused("%s did not come from %s within %s".formatted(id, address, patience), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackageRefused("interrupted while fetching " + id, e);
        } finally {
            answer.cancel(true);
        }
    }

    private void requireFound(PackageId id, HttpResponse<Path> answer) {
        if (answer.statusCode() == 404) throw new PackageRefused("%s does not know %s".formatted(address, id));
        if (answer.statusCode() != 200)
            throw new PackageRefused("%s answered %d for %s".formatted(address, answer.statusCode(), id));
    }

    private String reason(ExecutionException e) {
        var text = e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
        return text.contains("capacity") ? "it has more than %d bytes".formatted(mostBytes) : text;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
