package payer.dtr.cql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kotlinx.io.Buffer;
import kotlinx.io.Source;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.CqlTranslator;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.LibrarySourceProvider;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Translates CQL to ELM. Translating is not safe for several threads at once and takes a while, so it is done when a form is
 * published, one library after the other.
 */
public final class CqlTranslation implements Translations {

    /** A library that others build on. */
    public record Shared(String name, String version, String text) {}

    private static final Shared HELPERS = new Shared(
            "FHIRHelpers", "4.0.1", text(FhirLibrarySourceProvider.class, "/org/hl7/fhir/FHIRHelpers-4.0.1.cql"));
    private static final Shared EVIDENCE =
            new Shared("PayerEvidence", "1.2.0", text(CqlTranslation.class, "/payer/dtr/cql/PayerEvidence.cql"));

    private final LibraryManager libraries;

    public CqlTranslation() {
        libraries = new LibraryManager(new ModelManager(), options());
        libraries.getLibrarySourceLoader().registerProvider(new Known());
    }

    private static CqlCompilerOptions options() {
        return new CqlCompilerOptions()
                .withSignatureLevel(org.cqframework.cql.cql2elm.LibraryBuilder.SignatureLevel.Overloads);
    }

    /** The libraries that every policy's library builds on, in the order in which they build on each other. */
    public static List<Shared> shared() {
        return List.of(HELPERS, EVIDENCE);
    }

    /** The ELM as JSON. CQL that cannot be translated is refused with line and column. */
    @Override
    public synchronized String elm(String cql) {
        var translated = CqlTranslator.fromText(cql, libraries);
        if (!translated.getErrors().isEmpty())
            throw new Problem(
                    ProblemKind.UNPROCESSABLE,
                    translated.getErrors().stream().map(CqlTranslation::issue).toList());
        return translated.toJson();
    }

    private static Problem.Issue issue(CqlCompilerException error) {
        var place = error.getLocator();
        var where = place == null ? "" : "line %d, column %d".formatted(place.getStartLine(), place.getStartChar());
        return new Problem.Issue(
                IssueType.INVALID,
                "The CQL cannot be translated: " + error.getMessage() + (where.isEmpty() ? "" : " (" + where + ")"),
                "");
    }

    private static String text(Class<?> neighbour, String name) {
        try (InputStream stream = neighbour.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("a library that comes with the product is missing");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves the shared libraries to the translator. */
    private static final class Known implements LibrarySourceProvider {
        @Override
        public @Nullable Source getLibrarySource(VersionedIdentifier wanted) {
            return shared().stream()
                    .filter(library -> library.name.equals(wanted.getId()))
                    .findFirst()
                    .map(library -> source(library.text))
                    .orElse(null);
        }

        private static Source source(String text) {
            var buffer = new Buffer();
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer.write(bytes, 0, bytes.length);
            return buffer;
        }
    }
}
