package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import payer.service.demo.DemoFiles;
import payer.service.runtime.ServiceSettings;

/** The charts as the demo data bring them, with dates that count from today. */
@Singleton
public final class Charts {
    private static final String FOLDER = "charts/";

    private final DemoFiles files;
    private final ServiceSettings settings;
    private final Clock clock;

    Charts(DemoFiles files, ServiceSettings settings, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    public List<ChartedPatient> patients() {
        return StreamSupport.stream(read(FOLDER + "patients.json").spliterator(), false)
                .map(this::patient)
                .toList();
    }

    public Optional<ChartedPatient> patient(String id) {
        return patients().stream().filter(patient -> patient.id().equals(id)).findFirst();
    }

    /** A copy for one visit. */
    public Resources of(ChartedPatient patient) {
        var resources = new Resources();
        for (var file : List.of(FOLDER + "neighborhood.json", patient.file()))
            for (var entry : read(file).path("entry")) resources.put((ObjectNode) entry.path("resource"));
        return resources;
    }

    private ChartedPatient patient(JsonNode json) {
        var id = json.path("patient").asText().replace("Patient/", "");
        var person = of(json.path("file").asText(), id);
        var name = person.path("name").path(0);
        return new ChartedPatient(
                id,
                json.path("file").asText(),
                name.path("given").path(0).asText() + " " + name.path("family").asText(),
                person.path("birthDate").asText(),
                person.path("gender").asText(),
                json.path("situation").asText(),
                json.path("practitioner").asText(),
                json.path("role").asText(),
                json.path("practice").asText(),
                json.path("supplier").asText(),
                StreamSupport.stream(json.path("orders").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private JsonNode of(String file, String patient) {
        return StreamSupport.stream(read(file).path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> Nodes.address(resource).equals("Patient/" + patient))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(String file) {
        try {
            return Nodes.parsed(files.bundle(file, today()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
