package payer.service.sandbox.chart;

import java.util.List;

/**
 * Somebody whose chart there is.
 *
 * @param id of the Patient, which tells nothing about the person
 * @param situation in a few words, what there is to see in the chart
 * @param practitioner who orders, and beside that in which role, in which practice, and who delivers: each as an address
 * @param usual the codes of what is to be ordered
 */
public record ChartedPatient(
        String id,
        String file,
        String name,
        String born,
        String sex,
        String situation,
        String practitioner,
        String role,
        String practice,
        String supplier,
        List<String> usual) {

    public ChartedPatient {
        usual = List.copyOf(usual);
    }

    public String address() {
        return "Patient/" + id;
    }

    @Override
    public String toString() {
        return "ChartedPatient[" + id + "]";
    }
}
