package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import payer.service.records.Acting;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleSlices;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;
import payer.testdata.Json;
import payer.testdata.demo.DemoData;

/** A member of the demo plan on a service's books, so that forms can be asked for. */
final class Insured {
    static final String NUMBER = "W100000001";
    private static final Set<String> WANTED = Set.of("payer.json", "providers.json", "members/" + NUMBER + ".json");

    private Insured() {}

    static void on(RunningService service) {
        var zone = service.bean(ServiceSettings.class).zone();
        DemoData.of(LocalDate.now(service.bean(Clock.class).withZone(zone)))
                .bundles()
                .forEach((name, bundle) -> {
                    if (WANTED.contains(name))
                        service.bean(RunBundle.class)
                                .transaction(
                                        BundleSlices.entries(
                                                Json.compact(bundle).getBytes(UTF_8)),
                                        Acting.ourselves("test"));
                });
    }
}
