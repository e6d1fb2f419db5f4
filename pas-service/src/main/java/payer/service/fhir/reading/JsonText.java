package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirLimits;

/** Reads JSON once, within the limits, into a tree. Says where it is broken and never what stood there. */
final class JsonText {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 128;

    private final JsonFactory factory;
    private final FhirLimits limits;

    JsonText(FhirLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                // Names come from outside: kept in the JVM's table of strings they would never leave it.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() * 4)
                        .maxStringLength((int) limits.string())
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .build();
    }

    JsonMembers read(byte[] text, Trail trail, Complaints complaints) {
        try (var parser = factory.createParser(text)) {
            return new Reading(parser, trail, complaints).document();
        } catch (StreamConstraintsException e) {
            throw tooLong("a string, name or number is longer than the limit" + at(e.getLocation()), trail);
        } catch (JacksonException e) {
            throw broken("this is not well-formed JSON" + at(e.getLocation()), trail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(@Nullable JsonLocation location) {
        if (location == null) return "";
        return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static Problem broken(String text, Trail trail) {
        return Problem.of(ProblemKind.MALFORMED, text, trail.path());
    }

    private static Problem tooLong(String text, Trail trail) {
        return Problem.of(ProblemKind.TOO_LARGE, text, trail.path());
    }

    private final class Reading {
        private final JsonParser parser;
        private final Trail trail;
        private final Complaints complaints;
        private final int outermost;
        private int nodes;

        Reading(JsonParser parser, Trail trail, Complaints complaints) {
            this.parser = parser;
            this.trail = trail;
            this.complaints = complaints;
            this.outermost = trail.depth();
        }

        JsonMembers document() throws IOException {
            var first = parser.nextToken();
            if (first == null) throw Problem.of(ProblemKind.MISSING, "the document is empty");
            if (first != JsonToken.START_OBJECT)
                throw broken("a resource is a JSON object" + at(parser.currentTokenLocation()), trail);
            var document = members();
            if (parser.nextToken() != null)
                throw broken("something follows the end of the document" + at(parser.currentTokenLocation()), trail);
            return document;
        }

        private BaseJsonLikeValue value(JsonToken token) throws IOException {
            if (++nodes > limits.nodes())
                throw tooLong("the document has more than " + limits.nodes() + " elements", trail);
            return switch (token) {
                case START_OBJECT -> members();
                case START_ARRAY -> items();
                case VALUE_STRING -> new JsonScalar(parser.getText(), ScalarType.STRING);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonScalar(parser.getText(), ScalarType.NUMBER);
                case VALUE_TRUE, VALUE_FALSE -> new JsonScalar(parser.getText(), ScalarType.BOOLEAN);
                case VALUE_NULL -> BaseJsonLikeValue.NULL;
                default -> throw broken("this is not well-formed JSON" + at(parser.currentTokenLocation()), trail);
            };
        }

        private JsonMembers members() throws IOException {
            if (trail.depth() - outermost > limits.depth())
                throw tooLong("elements are nested more than " + limits.depth() + " deep", trail);
            var members = new JsonMembers();
            for (var token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
                if (token == null) throw broken("the document ends too early", trail);
                var name = parser.currentName();
                trail.enter(Names.shown(name));
                var added = members.add(name, value(parser.nextToken()));
                if (!added) complaints.add(IssueType.STRUCTURE, "this element is given twice", trail.path());
                trail.leave();
                if (trail.isAtRoot() && name.equals("resourceType")) trail.nameRoot(members.type());
            }
            return members;
        }

        private JsonItems items() throws IOException {
            var items = new JsonItems();
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) throw broken("the document ends too early", trail);
                if (items.size() == limits.items())
                    throw tooLong("the list has more than " + limits.items() + " items", trail);
                trail.index(items.size());
                items.add(value(token));
            }
            trail.index(Trail.NO_INDEX);
            return items;
        }
    }
}
