package payer.dtr.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions that belong together: those of one way to be covered, or those that several ways share. */
public record Section(
        String linkId, String title, Optional<Opening> opening, List<LeafQuestion> questions, List<Section> sections) {

    public Section {
        questions = List.copyOf(questions);
        sections = List.copyOf(sections);
    }

    public Stream<LeafQuestion> all() {
        return Stream.concat(questions.stream(), sections.stream().flatMap(Section::all));
    }

    boolean isEmpty() {
        return all().findAny().isEmpty();
    }
}
