package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.junit.jupiter.api.Test;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.CqlTranslation;
import payer.problem.Problem;

/** The logic of the forms: it translates, it is whole, and it is told where it is not. */
final class EvidenceLibraryTest {

    private static final CqlTranslation TRANSLATION = new CqlTranslation();

    private final FormCatalog plain = Shipped.catalog(Edition.DTR_2_2);

    @Test
    void the_elm_of_every_library_is_the_translation_of_its_cql() {
        var catalog = new FormCatalog(
                Shipped.POLICIES, Addresses.of(Edition.DTR_2_2, "https://payer.example/dtr/2.2/fhir"), TRANSLATION);
        var again = new CqlTranslation();
        var libraries = catalog.libraries().toList();
        assertTrue(libraries.size() > 20, "libraries: " + libraries.size());
        libraries.forEach(library ->
                assertEquals(again.elm(content(library, "text/cql")), content(library, "application/elm+json")));
    }

    @Test
    void every_library_that_a_form_or_a_library_names_is_in_its_closure() {
        for (var form : plain.all()) {
            var known = form.libraries().stream()
                    .map(library -> library.getUrl() + "|" + library.getVersion())
                    .toList();
            named(form).forEach(name -> assertTrue(known.contains(name), form.canonical() + " lacks " + name));
        }
    }

    private static Stream<String> named(PublishedForm form) {
        var byForm = form.standard().getExtensionsByUrl("http://hl7.org/fhir/StructureDefinition/cqf-library").stream()
                .map(extension -> ((CanonicalType) extension.getValue()).getValue());
        var byLibraries = form.libraries().stream()
                .flatMap(library -> library.getRelatedArtifact().stream())
                .map(RelatedArtifact::getResource)
                .filter(name -> name.contains("/Library/"));
        return Stream.concat(byForm, byLibraries);
    }

    @Test
    void every_value_set_that_a_library_names_is_in_its_closure() {
        for (var form : plain.all()) {
            var known = form.valueSets().stream()
                    .map(set -> set.getUrl() + "|" + set.getVersion())
                    .toList();
            form.libraries().stream()
                    .flatMap(library -> library.getRelatedArtifact().stream())
                    .map(RelatedArtifact::getResource)
                    .filter(name -> name.contains("/ValueSet/"))
                    .forEach(name -> assertTrue(known.contains(name), form.canonical() + " lacks " + name));
        }
    }

    @Test
    void every_form_looks_something_up_in_the_chart() {
        for (var form : plain.all()) {
            var cql = content(form.libraries().getFirst(), "text/cql");
            assertTrue(cql.contains("define \""), form.canonical());
            assertFalse(cql.contains("null//"), form.canonical());
        }
    }

    @Test
    void cql_that_cannot_be_translated_is_refused_with_line_and_column() {
        var problem = assertThrows(Problem.class, () -> TRANSLATION.elm("""
                library Broken version '1'
                using FHIR version '4.0.1'
                context Patient
                define "Adult": AgeInYears( >= 18
                """));
        assertTrue(
                problem.issues().getFirst().text().contains("line 4, column"),
                problem.issues().getFirst().text());
    }

    static String content(Library library, String type) {
        return library.getContent().stream()
                .filter(content -> content.getContentType().equals(type))
                .findFirst()
                .map(content -> new String(content.getData(), StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
