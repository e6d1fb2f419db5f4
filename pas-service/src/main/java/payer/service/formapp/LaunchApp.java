package payer.service.formapp;

import io.micronaut.http.HttpRequest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import payer.service.formapp.smart.Ehr;
import payer.service.formapp.smart.Ehrs;
import payer.service.formapp.smart.LaunchRefused;
import payer.service.formapp.smart.SmartDoor;
import payer.service.security.Hashes;

/** An EHR launches the app: the browser goes there to be let in, and comes back once. */
@Singleton
public final class LaunchApp {
    private final Ehrs ehrs;
    private final SmartDoor door;
    private final Launches launches;
    private final Clinicians clinicians;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    LaunchApp(
            Ehrs ehrs,
            SmartDoor door,
            Launches launches,
            Clinicians clinicians,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.ehrs = ehrs;
        this.door = door;
        this.launches = launches;
        this.clinicians = clinicians;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where the browser goes, and the state that it keeps as a cookie. */
    public record Leaving(URI address, String state) {
        @Override
        public String toString() {
            return "Leaving";
        }
    }

    /** Who is there now, and the draft that they came for, if any. */
    public record Arrived(Clinicians.Begun begun, String destination) {}

    /**
     * Somebody is sent to their EHR, to be let in there.
     *
     * @param launch what the EHR gave; without it the clinician chooses a patient there
     */
    public Leaving leave(String issuer, Optional<String> launch, String destination, HttpRequest<?> request)
            throws LaunchRefused {
        return recorded(request, () -> {
            var ehr = ehrs.at(issuer)
                    .orElseThrow(
                            () -> new LaunchRefused(
                                    "ehr-unknown",
                                    "The form app is not set up for this EHR. Its administrators and the plan's operators set it up together."));
            var asked = SmartDoor.Asked.fresh();
            var address = door.address(ehr, launch, asked);
            remember(ehr, asked, destination);
            return new Leaving(address, asked.state().getValue());
        });
    }

    private void remember(Ehr ehr, SmartDoor.Asked asked, String destination) {
        var pending = new Launches.Pending(
                Hashes.sha256(asked.state().getValue()),
                ehr.name(),
                asked.nonce().getValue(),
                asked.verifier().getValue(),
                destination,
                clock.instant());
        transactions.executeWrite(tx -> {
            launches.add(pending);
            return pending;
        });
    }

    /**
     * Somebody comes back from there.
     *
     * @param cookie the state as this browser has kept it: an answer that was asked for elsewhere counts for nothing
     */
    public Arrived arrive(
            Optional<String> code, Optional<String> state, Optional<String> cookie, HttpRequest<?> request)
            throws LaunchRefused {
        return recorded(request, () -> {
            var asked = state.filter(one -> cookie.filter(one::equals).isPresent())
                    .flatMap(one -> transactions.executeWrite(tx -> launches.take(Hashes.sha256(one))))
                    .orElseThrow(() -> new LaunchRefused(
                            "state-unknown", "This launch was not completed. Launch the app again from the chart."));
            var ehr = ehrs.named(asked.ehr())
                    .orElseThrow(() -> new LaunchRefused("ehr-unknown", "The form app is not set up for this EHR."));
            var given = code.orElseThrow(() -> new LaunchRefused(
                    "no-code", "The EHR did not let the app in, or you declined. Launch it again from the chart."));
            var arrival = door.arrival(ehr, given, asked.nonce(), asked.verifier());
            return new Arrived(clinicians.begin(ehr, arrival, request), asked.destination());
        });
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws LaunchRefused;
    }

    private <T> T recorded(HttpRequest<?> request, Step<T> step) throws LaunchRefused {
        try {
            return step.take();
        } catch (LaunchRefused refused) {
            clinicians.refused(refused.reason(), request);
            throw refused;
        }
    }
}
