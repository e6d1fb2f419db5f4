package payer.service.policies.studio;

import java.util.List;

/** Where a simulation of a version is ordered, and those that were. */
public record SimulationsPage(String id, String version, String title, List<SimulationPage> earlier, Attempt attempt) {
    public SimulationsPage {
        earlier = List.copyOf(earlier);
    }

    public String path() {
        return "/policies/studio/" + id + "/" + version;
    }
}
