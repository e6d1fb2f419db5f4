package payer.service.records.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the members of a JSON object stand in its text. Lets one member be replaced without touching a byte of the others:
 * a parser and a writer would change numbers, escapes and space.
 */
final class JsonSlices {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // What is too long was refused when the document was read.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** One member; {@code start} is where its name begins, {@code value} where its value does, {@code end} after the value. */
    record Slice(String name, int start, int value, int end) {}

    /**
     * A string value and the name of its member, if it has one; {@code start} and {@code end} enclose its quotes too.
     *
     * @param pointer where it stands, as a JSON pointer
     */
    record Text(String name, String pointer, int start, int end, String text) {}

    private JsonSlices() {}

    /** The members of the object that starts at {@code from}. */
    static List<Slice> members(byte[] json, int from) {
        try (var parser = FACTORY.createParser(json, from, json.length - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("not a JSON object");
            var slices = new ArrayList<Slice>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) slices.add(slice(parser, from));
            return slices;
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored document is not JSON", e);
        }
    }

    /** Those members that have one of these names; what comes after the last of them is not read. */
    static List<Slice> members(byte[] json, int from, Set<String> names) {
        try (var parser = FACTORY.createParser(json, from, json.length - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("not a JSON object");
            var slices = new ArrayList<Slice>();
            while (slices.size() < names.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
                if (names.contains(parser.currentName())) slices.add(slice(parser, from));
                else skip(parser);
            }
            return slices;
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored document is not JSON", e);
        }
    }

    private static void skip(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    /** Where the objects of a list begin. */
    static List<Integer> items(byte[] json, int from) {
        try (var parser = FACTORY.createParser(json, from, json.length - from)) {
            var starts = new ArrayList<Integer>();
            if (parser.nextToken() != JsonToken.START_ARRAY) return starts;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                starts.add(start(parser, from));
                parser.skipChildren();
            }
            return starts;
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored document is not JSON", e);
        }
    }

    static Optional<Slice> member(List<Slice> members, String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** All string values, at any depth. */
    static List<Text> texts(byte[] json) {
        try (var parser = FACTORY.createParser(json)) {
            var texts = new ArrayList<Text>();
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_STRING) continue;
                var name = parser.currentName();
                var start = start(parser, 0);
                var text = parser.getText();
                var pointer = parser.getParsingContext().pathAsPointer().toString();
                texts.add(new Text(name == null ? "" : name, pointer, start, end(parser, 0), text));
            }
            return texts;
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored document is not JSON", e);
        }
    }

    private static Slice slice(JsonParser parser, int from) throws IOException {
        var name = parser.currentName();
        var start = start(parser, from);
        parser.nextToken();
        var value = start(parser, from);
        parser.skipChildren();
        parser.finishToken();
        return new Slice(name, start, value, end(parser, from));
    }

    private static int start(JsonParser parser, int from) {
        return from(parser.currentTokenLocation().getByteOffset(), from);
    }

    private static int end(JsonParser parser, int from) {
        return from(parser.currentLocation().getByteOffset(), from);
    }

    /** Jackson counts from where it was told to start. */
    private static int from(long offset, int from) {
        return Math.toIntExact(offset) + from;
    }
}
