package payer.service.security.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import payer.service.caller.ConsumerClass;

/** The clients that exist in demo mode, one for each thing there is to try. */
public enum DemoClient {
    EHR(
            "demo-ehr",
            "Demo EHR",
            ConsumerClass.PA_CLIENT,
            "system/*.cruds user/*.cruds patient/*.rs",
            "https://demo-ehr.example.org"),
    PROVIDER("demo-provider", "Demo provider", ConsumerClass.PROVIDER_BACKEND, "system/*.rs", ""),
    LOADER("demo-loader", "Demo loader", ConsumerClass.DATA_SOURCE, "system/*.cruds role/data-steward", ""),
    OPERATOR(
            "demo-operator",
            "Demo operator",
            ConsumerClass.INTERNAL,
            "role/operator role/auditor role/data-steward role/policy-author role/policy-approver "
                    + "role/reviewer-nurse role/reviewer-physician role/reporter",
            ""),
    POLICY_AUTHOR("demo-author", "Demo policy author", ConsumerClass.INTERNAL, "role/policy-author", ""),
    POLICY_APPROVER("demo-approver", "Demo policy approver", ConsumerClass.INTERNAL, "role/policy-approver", "");

    private final String id;
    private final String title;
    private final ConsumerClass kind;
    private final String scopes;
    private final String issuer;

    DemoClient(String id, String title, ConsumerClass kind, String scopes, String issuer) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.scopes = scopes;
        this.issuer = issuer;
    }

    public String id() {
        return id;
    }

    String title() {
        return title;
    }

    ConsumerClass kind() {
        return kind;
    }

    String scopes() {
        return scopes;
    }

    /** The issuer of its CDS Hooks tokens, if it calls hooks. */
    public Optional<String> issuer() {
        return Optional.of(issuer).filter(text -> !text.isEmpty());
    }

    public static Optional<DemoClient> ofId(String id) {
        return Arrays.stream(values()).filter(client -> client.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(DemoClient::id).toList();
    }
}
