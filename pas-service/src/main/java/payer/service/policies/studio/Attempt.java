package payer.service.policies.studio;

import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.service.security.staff.Posted;

/**
 * An act that could not be done, so that its reason is not lost.
 *
 * @param act whose form it was
 * @param trouble why it was not done, one thing after another
 */
public record Attempt(String act, List<Trouble> trouble, Optional<Posted> posted) {
    public static final Attempt NONE = new Attempt("", List.of(), Optional.empty());

    /** One thing that is wrong, and in which line of which document, if it is in one. */
    public record Trouble(String text, String place) {}

    public Attempt {
        trouble = List.copyOf(trouble);
    }

    static Attempt refused(String act, Problem problem, Posted posted) {
        return refused(act, problem, Optional.of(posted));
    }

    static Attempt refused(String act, Problem problem, Optional<Posted> posted) {
        return new Attempt(act, troubles(problem), posted);
    }

    static List<Trouble> troubles(Problem problem) {
        return problem.issues().stream()
                .map(issue -> new Trouble(sentence(issue.text()), placed(issue.place())))
                .toList();
    }

    /** Names of fields say nothing to a reader; files and lines do. */
    private static String placed(String place) {
        return place.contains(".yaml") ? place : "";
    }

    static String sentence(String text) {
        var first = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    public boolean isOf(String other) {
        return act.equals(other);
    }

    public String text(String ofAct, String field) {
        return isOf(ofAct) ? posted.map(one -> one.text(field)).orElse("") : "";
    }

    @Override
    public String toString() {
        return "Attempt to " + act;
    }
}
