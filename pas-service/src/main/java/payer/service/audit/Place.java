package payer.service.audit;

/** Where it happened: the tenant, the path of the API base, and the version of the API. */
public record Place(String tenant, String base, String apiVersion) {
    public static final String ONLY_TENANT = "default";
    public static final Place INSIDE = new Place(ONLY_TENANT, "", "");

    public Place {
        if (tenant.isBlank()) throw new IllegalArgumentException("a trail belongs to a tenant");
    }

    public static Place base(String path) {
        return new Place(ONLY_TENANT, path, "");
    }
}
