package payer.service.policies.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text that is written, with numbers before its lines and what is wrong beside them.
 *
 * @param field its name in the form
 * @param label what the reader calls it
 */
public record Pane(String field, String label, String text, List<Findings.Note> notes) {

    /** What is wrong at a line, after as many line ends as lie between it and the one before. */
    public record Placed(String gap, int line, String text) {}

    public Pane {
        notes = List.copyOf(notes);
    }

    public int lines() {
        return (int) text.chars().filter(letter -> letter == '\n').count() + 1;
    }

    public String numbers() {
        return IntStream.rangeClosed(1, lines()).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }

    public List<Placed> placed() {
        return placed(notes);
    }

    public static List<Placed> placed(List<Findings.Note> notes) {
        var placed = new ArrayList<Placed>();
        var at = 1;
        for (var note : notes.stream()
                .sorted(Comparator.comparingInt(Findings.Note::line))
                .toList()) {
            placed.add(new Placed("\n".repeat(Math.max(note.line() - at, 0)), note.line(), note.text()));
            at = Math.max(note.line(), at);
        }
        return placed;
    }
}
