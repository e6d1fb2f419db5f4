package payer.service.policies.simulation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;

/**
 * How drafts are tried on past requests.
 *
 * @param threads how many requests one simulation decides at the same time; 0 means one for each processor
 * @param differences how many differing lines are told one by one, for each 5,000 requests
 * @param nurseTime how long a nurse's review takes, for the projected workload
 * @param physicianTime how long a physician's review takes
 * @param keepRequests how long recorded requests are kept
 */
@ConfigurationProperties("policies.simulation")
public record SimulationSettings(
        @Bindable(defaultValue = "0") @Min(0) int threads,
        @Bindable(defaultValue = "20") @Min(0) int differences,
        @Bindable(defaultValue = "15m") Duration nurseTime,
        @Bindable(defaultValue = "30m") Duration physicianTime,
        @Bindable(defaultValue = "1095d") Duration keepRequests) {

    public SimulationSettings {
        if (!keepRequests.isPositive())
            throw new IllegalArgumentException("policies.simulation.keep-requests must be positive");
    }

    /** How long people look at so many answers of each kind. The rest of what is approved in part goes to a physician. */
    public long reviewerMinutes(Map<String, Long> answers) {
        var nurse = answers.getOrDefault("pended-to-nurse", 0L);
        var physician = answers.getOrDefault("pended-to-physician", 0L) + answers.getOrDefault("approved-in-part", 0L);
        return nurse * nurseTime.toMinutes() + physician * physicianTime.toMinutes();
    }

    int workers() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
