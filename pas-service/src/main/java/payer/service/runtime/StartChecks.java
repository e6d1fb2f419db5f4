package payer.service.runtime;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Made at start, before a request is accepted: production runs without anything of the demo's, or not at all. */
@Context
final class StartChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

    private final ServiceSettings settings;
    private final List<ProductionCheck> checks;

    StartChecks(ServiceSettings settings, List<ProductionCheck> checks) {
        this.settings = settings;
        this.checks = checks;
    }

    @PostConstruct
    void check() {
        switch (settings.mode()) {
            case DEMO -> LOG.warn("Demo mode: demo members and demo clients exist. Not for real patients' data.");
            case PRODUCTION -> refuseWhatIsNotForProduction();
        }
    }

    private void refuseWhatIsNotForProduction() {
        var objections =
                checks.stream().flatMap(check -> check.objections().stream()).toList();
        if (!objections.isEmpty())
            throw new StartRefused("Not fit for production:\n- " + String.join("\n- ", objections));
    }
}
