package payer.service.sandbox;

import jakarta.inject.Singleton;
import payer.service.runtime.ServiceSettings;

/** Where the payer and the pretend health record system are reached: both under one public address, and by nothing else. */
@Singleton
public final class Addresses {
    public static final String FHIR = "/sandbox/fhir/r4";
    public static final String AUTHORIZE = "/sandbox/auth/authorize";
    public static final String TOKEN = "/sandbox/auth/token";
    public static final String KEYS = "/sandbox/auth/jwks.json";
    public static final String NOTIFICATIONS = "/sandbox/notifications/";

    /** Of the payer's form app. */
    public static final String APP_LAUNCH = "/dtr/app/launch";

    static final String APP_CALLBACK = "/dtr/app/callback";

    private final String url;

    Addresses(ServiceSettings service) {
        this.url = service.url().toString();
    }

    public String whole(String path) {
        return url + path;
    }

    public String fhir() {
        return url + FHIR;
    }

    public String appCallback() {
        return url + APP_CALLBACK;
    }
}
