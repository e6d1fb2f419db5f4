package payer.service.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.http.MediaType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void an_answer_comes_whole() throws IOException {
        var file = Streams.written("test", MediaType.TEXT_PLAIN_TYPE, lines -> {
            for (int i = 0; i < 50_000; i++) lines.line("line " + i);
        });
        assertEquals(
                50_000,
                new String(file.getInputStream().readAllBytes(), UTF_8).lines().count());
    }

    @Test
    void an_answer_that_breaks_off_is_not_taken_for_a_whole_one() {
        var file = Streams.written("test", MediaType.TEXT_PLAIN_TYPE, lines -> {
            lines.line("first");
            throw new IllegalStateException("the database is gone");
        });
        assertThrows(IOException.class, () -> file.getInputStream().readAllBytes());
    }

    @Test
    void work_that_fails_breaks_its_answer_off() {
        var file = Streams.eventually("test", MediaType.TEXT_PLAIN_TYPE, () -> {
            throw new IllegalStateException("no answer");
        });
        assertThrows(IOException.class, () -> file.getInputStream().readAllBytes());
    }

    @Test
    void an_answer_that_takes_its_time_comes_in_the_end() throws IOException {
        var file = Streams.eventually("test", MediaType.TEXT_PLAIN_TYPE, () -> "done");
        assertEquals("done\n", new String(file.getInputStream().readAllBytes(), UTF_8));
    }
}
