package payer.service.dtr;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.DataNeed;

/** Asks a provider's server for a chart as the service does, for who measures that. */
public final class ChartAsking implements AutoCloseable {
    private final AskCharts charts = new AskCharts(
            FhirContext.forR4Cached(),
            new DtrSettings(List.of(), false, false, Duration.ofSeconds(20), Duration.ofSeconds(2)));

    public ChartData ask(SimulatedChartServer server, PublishedForm form) {
        return charts.ask(
                new ChartServer(URI.create(server.base()), SimulatedChartServer.TOKEN),
                "Patient/p1",
                DataNeed.of(List.of(form)));
    }

    @Override
    public void close() throws IOException {
        charts.close();
    }
}
