package payer.service.review.pages;

import java.util.List;
import java.util.Optional;
import payer.service.review.SentPapers;
import payer.service.review.WorklistEntry.Holder;

/** A case with all that a reviewer needs to decide it. */
public record CasePage(
        String id,
        int version,
        String title,
        Person member,
        Clock clock,
        List<CaseLine> lines,
        SentPapers.Papers papers,
        List<Event> events,
        List<Note> notes,
        List<ListedLetter> letters,
        List<ShownTalk> talks,
        List<ShownReview> reviews,
        List<Holder> colleagues,
        Optional<String> holder,
        boolean mine,
        boolean physician,
        boolean open,
        boolean replaced,
        List<String> others,
        Typed typed,
        String done) {

    /** The member, as far as a decision needs them. */
    public record Person(String name, String born, String sex, String number, String plan, String state, String asker) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /** By when an answer is owed. {@code extended} says why there is more time, and who asked; empty text if there is not. */
    public record Clock(
            String left,
            String due,
            String received,
            String rule,
            boolean expedited,
            long percent,
            String risk,
            String riskWord,
            String extended,
            boolean canBeExtended,
            String attention) {}

    public record Event(String at, String who, String what, String reason) {}

    public record Note(String at, String who, String text) {
        @Override
        public String toString() {
            return "Note";
        }
    }

    /** A talk between clinicians; {@code state} in a word. */
    public record ShownTalk(
            String id,
            String at,
            String ours,
            String withWhom,
            String phone,
            String state,
            boolean planned,
            String outcome) {
        @Override
        public String toString() {
            return "ShownTalk " + id;
        }
    }

    /** A decision that was drawn for a second look; {@code by} is empty until somebody has judged it. */
    public record ShownReview(
            String id, String what, String by, String at, boolean agrees, String words, boolean mayJudge) {
        @Override
        public String toString() {
            return "ShownReview " + id;
        }
    }

    public record ListedLetter(String id, String title, String audience, String written) {}

    public CasePage {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
        notes = List.copyOf(notes);
        letters = List.copyOf(letters);
        talks = List.copyOf(talks);
        reviews = List.copyOf(reviews);
        colleagues = List.copyOf(colleagues);
        others = List.copyOf(others);
    }

    /** What was done, in words; by the id of the form that did it. */
    public String doneWords() {
        var line = done.replaceFirst(".*-(?=\\d+$)", "");
        return switch (done.replaceFirst("-\\d+$", "")) {
            case "approve" -> "Line " + line + " is approved.";
            case "part" -> "Line " + line + " is approved in part.";
            case "ask" -> "The requester is asked for more.";
            case "refer" -> "Line " + line + " waits for a physician.";
            case "deny" -> "Line " + line + " is denied.";
            case "again" -> "Line " + line + " is looked at again.";
            case "extension" -> "The clock has more time.";
            case "talk" -> "The talk is planned.";
            case "note" -> "The note is added.";
            case "taken" -> "The case is yours.";
            case "given-back" -> "The case is back on the list.";
            case "instead" -> "Another service is approved in the place of line " + line + ".";
            default -> longer();
        };
    }

    private String longer() {
        if (done.startsWith("talk-")) return "The talk is closed.";
        return done.startsWith("second-") ? "Your second review is kept." : "";
    }

    /** Keys are for the line that is to be decided next. */
    public boolean isFirstOpen(CaseLine line) {
        return lines.stream()
                .filter(CaseLine::open)
                .findFirst()
                .filter(line::equals)
                .isPresent();
    }

    @Override
    public String toString() {
        return "CasePage " + id;
    }
}
