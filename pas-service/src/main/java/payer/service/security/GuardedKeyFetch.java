package payer.service.security;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import payer.service.runtime.ProductionCheck;

/**
 * Fetches a key set from an address that someone else chose, without being led astray: HTTPS only, public addresses only
 * (checked where the connection is made, so that a name which resolves differently the second time gains nothing), no
 * redirects, no cookies, no compression, and a limit on time and size.
 */
@Singleton
final class GuardedKeyFetch implements KeyFetch, ProductionCheck {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final int LARGEST = 256 * 1024;

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_AT_MOST = Duration.ofHours(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=(\\d{1,9})");

    private final boolean anywhere;
    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GuardedKeyFetch(SecuritySettings settings) {
        anywhere = settings.keysFromAnywhere();
        var wait = (int) PATIENCE.toMillis();
        http = HttpClients.custom()
                .setDnsResolver(this::resolve)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setMaxConnTotal(32)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(wait)
                        .setConnectionRequestTimeout(wait)
                        .setSocketTimeout(wait)
                        .build())
                .build();
    }

    @Override
    public List<String> objections() {
        return anywhere
                ? List.of("security.keys-from-anywhere lets key sets come over plain HTTP and from private addresses")
                : List.of();
    }

    @Override
    public Fetched fetch(URI url) throws IOException {
        if (!anywhere && !"https".equals(url.getScheme())) throw new IOException("not an https address");
        var request = new HttpGet(url);
        request.setHeader("Accept", "application/jwk-set+json, application/json");
        var answer = threads.submit(() -> http.execute(request, GuardedKeyFetch::read));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            request.abort();
            throw new IOException("no key set within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("no key set", e.getCause());
        } catch (InterruptedException e) {
            request.abort();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        threads.shutdownNow();
        http.close();
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        if (!anywhere && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic))
            throw new UnknownHostException("the host has an address that is not public");
        return addresses;
    }

    private static Fetched read(HttpResponse response) throws IOException {
        if (response.getStatusLine().getStatusCode() != 200) throw new IOException("the answer is not 200");
        if (response.getEntity() == null) throw new IOException("the answer is empty");
        try (var body = response.getEntity().getContent()) {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw new IOException("the key set is too large");
            return new Fetched(JWKSet.parse(new String(bytes, StandardCharsets.UTF_8)), keepFor(response));
        } catch (ParseException e) {
            throw new IOException("the answer is not a key set", e);
        }
    }

    /** As its Cache-Control says, but never so long that a withdrawn key stays good for more than an hour. */
    private static Duration keepFor(HttpResponse response) {
        var control = Stream.of(response.getHeaders("Cache-Control"))
                .map(header -> header.getValue())
                .reduce("", (one, other) -> one + "," + other);
        if (control.contains("no-store") || control.contains("no-cache")) return Duration.ZERO;
        var age = MAX_AGE.matcher(control);
        if (!age.find()) return KEPT;
        var asked = Duration.ofSeconds(Long.parseLong(age.group(1)));
        return asked.compareTo(KEPT_AT_MOST) > 0 ? KEPT_AT_MOST : asked;
    }
}
