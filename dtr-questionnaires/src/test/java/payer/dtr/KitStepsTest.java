package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;

/**
 * What the public test kit for the older edition looks at in a package, beyond the profiles: it compares a form's library
 * references with the libraries' addresses letter by letter, which is what bare references are for.
 */
final class KitStepsTest {
    private static final String INITIAL =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

    private final List<PublishedForm> forms = new FormCatalog(
                    Shipped.POLICIES,
                    new Addresses(Edition.DTR_2_0, "https://payer.example/dtr/2.0/fhir", true),
                    cql -> "{}")
            .all();

    @Test
    void every_library_that_a_form_names_is_there_by_that_very_name() {
        for (var form : forms) {
            var urls = form.libraries().stream().map(Library::getUrl).toList();
            var named =
                    form.standard().getExtensionsByUrl("http://hl7.org/fhir/StructureDefinition/cqf-library").stream()
                            .map(extension -> ((CanonicalType) extension.getValue()).getValue())
                            .toList();
            assertEquals(1, named.size(), form.canonical());
            assertTrue(urls.containsAll(named), form.canonical());
        }
    }

    @Test
    void every_library_has_its_cql_and_its_elm_under_a_name_of_its_own() {
        for (var form : forms) {
            var names = form.libraries().stream().map(Library::getName).toList();
            assertEquals(names.stream().distinct().toList(), names);
            for (var library : form.libraries())
                assertEquals(
                        List.of("text/cql", "application/elm+json"),
                        library.getContent().stream()
                                .map(content -> content.getContentType())
                                .toList());
        }
    }

    @Test
    void every_form_fills_something_in_and_says_so_in_plain_cql() {
        for (var form : forms) {
            var expressions = items(form.standard().getItem())
                    .flatMap(item -> item.getExtensionsByUrl(INITIAL).stream())
                    .map(extension -> ((Expression) extension.getValue()).getLanguage())
                    .distinct()
                    .toList();
            assertEquals(List.of("text/cql"), expressions, form.canonical());
        }
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }
}
