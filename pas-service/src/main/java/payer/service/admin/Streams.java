package payer.service.admin;

import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are sent while they are being made, however long they are. One that fails in the middle breaks the connection
 * off, so that nobody takes a part for the whole.
 */
final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int BUFFER = 64 * 1024;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private Streams() {}

    /** Where an answer is written. */
    interface Lines {
        void line(String text);
    }

    @FunctionalInterface
    interface Writing {
        void to(Lines lines) throws IOException;
    }

    static StreamedFile written(String name, MediaType type, Writing writing) {
        var pipe = new Pipe();
        var out = new BufferedOutputStream(pipe.writingEnd(), BUFFER);
        Thread.ofVirtual().name(name).start(() -> write(name, pipe, out, writing));
        return new StreamedFile(pipe, type);
    }

    /** One line, with blank ones before it while it is not there yet. */
    static StreamedFile eventually(String name, MediaType type, Supplier<String> answer) {
        return written(name, type, lines -> {
            var work = new FutureTask<>(answer::get);
            Thread.ofVirtual().name(name + "-work").start(work);
            while (!isDone(work)) lines.line("");
            lines.line(work.resultNow());
        });
    }

    private static void write(String name, Pipe pipe, OutputStream out, Writing writing) {
        try {
            writing.to(text -> writeLine(out, text));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} broke off: {}", name, e.getClass().getName());
            pipe.breakOff();
        }
        close(out);
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("Nobody reads any more", e);
        }
    }

    private static void writeLine(OutputStream out, String text) {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            if (text.isEmpty()) out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDone(FutureTask<String> work) throws IOException {
        try {
            work.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the work behind the answer failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
