package payer.service.sandbox;

import java.util.stream.Collectors;
import payer.service.sandbox.chart.ChartedPatient;

/**
 * A patient to choose, on the clinic's list and where an app asks for one.
 *
 * @param suggested what is to be ordered, in words
 */
public record PatientCard(String id, String name, String person, String situation, String suggested) {

    public static PatientCard of(ChartedPatient patient) {
        return new PatientCard(
                patient.id(),
                patient.name(),
                "Born " + patient.born() + ", " + patient.sex(),
                sentence(patient.situation()),
                patient.usual().stream()
                        .flatMap(code -> Orderable.ofCode(code).stream())
                        .map(Orderable::words)
                        .collect(Collectors.joining("; ")));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @Override
    public String toString() {
        return "PatientCard[" + id + "]";
    }
}
