package payer.dtr.artifact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** The questions of a form one by one, as a run of its adaptive form takes them up. */
public final class AdaptiveItems {

    private final PublishedForm form;

    public AdaptiveItems(PublishedForm form) {
        this.form = form;
    }

    public QuestionnaireItemComponent item(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("a form has each of its questions"))
                .copy();
    }

    /** As the form has it, not to be changed. */
    public Optional<QuestionnaireItemComponent> find(String name) {
        return all(form.standard().getItem())
                .filter(item -> item.getLinkId().equals(name))
                .findFirst();
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }
}
