package payer.service.records.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePartsTest {
    @TempDir
    Path folder;

    @Test
    void parts_are_whole_lines_and_together_the_file() throws IOException {
        var text = "{\"a\":1}\n".repeat(FileParts.LINES_OF_A_PART * 2 + 1) + "{\"last\":true}";
        var parts = parts(write("x.ndjson", text.getBytes(UTF_8)));
        assertEquals(3, parts.size());
        assertEquals(text, String.join("", parts));
        assertEquals(FileParts.LINES_OF_A_PART, parts.getFirst().lines().count());
    }

    @Test
    void a_packed_file_is_unpacked() throws IOException {
        var file = folder.resolve("x.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{}\n{}\n".getBytes(UTF_8));
        }
        assertEquals(List.of("{}\n{}\n"), parts(file));
    }

    @Test
    void one_document_over_many_lines_is_one_line() throws IOException {
        assertEquals(List.of("{  \"a\": 1 } "), parts(write("x.json", "{\r\n\"a\": 1\n}\n".getBytes(UTF_8))));
    }

    @Test
    void a_first_line_that_is_no_json_is_left_to_be_refused() throws IOException {
        assertEquals(List.of("nonsense\n{}\n"), parts(write("x.ndjson", "nonsense\n{}\n".getBytes(UTF_8))));
    }

    @Test
    void an_empty_file_has_no_part() throws IOException {
        assertEquals(List.of(), parts(write("x.ndjson", new byte[0])));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static List<String> parts(Path file) throws IOException {
        var all = new ArrayList<String>();
        try (var parts = FileParts.of(file)) {
            for (var part = parts.next(); part.length > 0; part = parts.next()) all.add(new String(part, UTF_8));
        }
        return all;
    }
}
