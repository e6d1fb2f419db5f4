package payer.service.security;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import payer.service.caller.ConsumerClass;
import payer.service.runtime.ServiceSettings;
import payer.service.runtime.SettingLine;

/** The API bases, and which classes of callers each of them is for. A token is good for the bases that it names. */
@Singleton
public final class Bases {
    /** Everything that is no API of its own: operators' pages, metrics. */
    public static final String ADMIN = "/admin";

    private final Map<String, Set<ConsumerClass>> classes = new TreeMap<>();
    private final String url;

    Bases(SecuritySettings settings, ServiceSettings service) {
        url = service.url().toString();
        settings.bases().forEach(this::add);
        classes.putIfAbsent(ADMIN, Set.of(ConsumerClass.INTERNAL));
    }

    public List<String> all() {
        return List.copyOf(classes.keySet());
    }

    public boolean has(String base) {
        return classes.containsKey(base);
    }

    public boolean isFhir(String base) {
        return has(base) && base.endsWith("/fhir");
    }

    /** The base that a path belongs to: the longest that it lies under. */
    public String of(String path) {
        return classes.keySet().stream()
                .filter(base -> path.equals(base) || path.startsWith(base + "/"))
                .reduce((shorter, longer) -> longer)
                .orElse(ADMIN);
    }

    public boolean isFor(String base, ConsumerClass kind) {
        return classes.getOrDefault(base, Set.of()).contains(kind);
    }

    public Set<ConsumerClass> classesOf(String base) {
        return classes.getOrDefault(base, Set.of());
    }

    /** What stands in a token as its audience. */
    public String audience(String base) {
        return url + base;
    }

    private void add(String line) {
        var given = SettingLine.read("security.bases", "path = classes", line);
        if (!given.name().matches("(/[A-Za-z0-9._-]+)+"))
            throw new IllegalArgumentException("security.bases has a line that does not begin with a path: " + line);
        classes.put(
                given.name(),
                Arrays.stream(given.value().split("[ ,]+", -1))
                        .map(Bases::kind)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static ConsumerClass kind(String code) {
        return ConsumerClass.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "security.bases names a class of callers that does not exist: " + code));
    }
}
