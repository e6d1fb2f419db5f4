package payer.service.dtr;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import payer.dtr.Edition;

/** What is published, by type. */
@Singleton
final class FormResources {
    static final List<String> TYPES = List.of("Questionnaire", "Library", "ValueSet");

    private final Forms forms;

    FormResources(Forms forms) {
        this.forms = forms;
    }

    Stream<? extends MetadataResource> all(Edition edition, String type) {
        var catalog = forms.catalog(edition);
        return switch (type) {
            case "Questionnaire" -> catalog.questionnaires();
            case "Library" -> catalog.libraries();
            case "ValueSet" -> catalog.valueSets();
            default -> Stream.of();
        };
    }

    Optional<? extends MetadataResource> find(Edition edition, String type, String id) {
        return all(edition, type)
                .filter(resource -> resource.getIdPart().equals(id))
                .findFirst();
    }
}
