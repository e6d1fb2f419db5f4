package payer.service.policies.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import payer.problem.Problem;

/** What is wrong with what somebody types, document by document; {@code other} has no line. */
public record Findings(List<Note> document, List<Note> cases, List<String> other) {
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    private static final Pattern PLACE = Pattern.compile("(cases\\.yaml|policy-[^:]*\\.yaml):(\\d{1,6}):(\\d{1,6})");

    /** What is wrong at a line. */
    public record Note(int line, int column, String text) {}

    public Findings {
        document = List.copyOf(document);
        cases = List.copyOf(cases);
        other = List.copyOf(other);
    }

    static Findings of(Problem problem) {
        var document = new ArrayList<Note>();
        var cases = new ArrayList<Note>();
        var other = new ArrayList<String>();
        for (var issue : problem.issues()) {
            var text = Attempt.sentence(issue.text());
            var place = PLACE.matcher(issue.place());
            if (!place.find()) {
                other.add(text);
                continue;
            }
            var note = new Note(Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)), text);
            (place.group(1).startsWith("cases") ? cases : document).add(note);
        }
        return new Findings(document, cases, other);
    }

    static Findings said(String text) {
        return new Findings(List.of(), List.of(), List.of(text));
    }

    public int count() {
        return document.size() + cases.size() + other.size();
    }
}
