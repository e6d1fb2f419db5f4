package payer.service.audit;

import java.util.regex.Pattern;

/** Where it happened: the tenant, the path of the API base, and the version of the API. */
public record Place(String tenant, String base, String apiVersion) {
    public static final String ONLY_TENANT = "default";
    public static final Place INSIDE = new Place(ONLY_TENANT, "", "");

    /** A base that exists in several releases has its release in its path. */
    private static final Pattern RELEASE = Pattern.compile("/[^/]+/(\\d+(?:\\.\\d+)*)(?:/.*)?");

    public Place {
        if (tenant.isBlank()) throw new IllegalArgumentException("a trail belongs to a tenant");
    }

    public static Place base(String path) {
        return base(ONLY_TENANT, path);
    }

    public static Place base(String tenant, String path) {
        var release = RELEASE.matcher(path);
        return new Place(tenant, path, release.matches() ? release.group(1) : "");
    }
}
