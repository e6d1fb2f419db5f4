package payer.service.records.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file in parts of whole lines, each small enough to be one transaction; so a file of any size needs no more memory than a
 * part. A file that is one JSON document over many lines, as bundles often are, becomes a single line.
 */
final class FileParts implements AutoCloseable {
    static final int LINES_OF_A_PART = 250;
    private static final int BYTES_OF_A_PART = 4 << 20;
    private static final int LONGEST_LINE = 50 << 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final InputStream in;
    private byte[] waiting;

    private FileParts(InputStream in) throws IOException {
        this.in = in;
        this.waiting = line();
        if (waiting.length > 0 && !isWhole(waiting)) waiting = joined(waiting);
    }

    static FileParts of(Path file) throws IOException {
        var plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return new FileParts(
                String.valueOf(file.getFileName()).endsWith(".gz")
                        ? new BufferedInputStream(new GZIPInputStream(plain), 1 << 16)
                        : plain);
    }

    boolean isEmpty() {
        return waiting.length == 0;
    }

    /** Empty after the last. */
    byte[] next() throws IOException {
        var part = new ByteArrayOutputStream();
        for (int lines = 0; lines < LINES_OF_A_PART && waiting.length > 0; lines++) {
            if (part.size() > 0 && part.size() + waiting.length > BYTES_OF_A_PART) break;
            part.writeBytes(waiting);
            waiting = line();
        }
        return part.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** With its end; empty at the end of the file. */
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream(2048);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') break;
            if (line.size() > LONGEST_LINE) throw new IOException("a line has more than " + LONGEST_LINE + " bytes");
        }
        return line.toByteArray();
    }

    /** A first line that is wrong in another way is sent as it is, to be refused by its number. */
    private static boolean isWhole(byte[] line) {
        try {
            JSON.readTree(line);
            return true;
        } catch (JsonProcessingException e) {
            return !(e instanceof com.fasterxml.jackson.core.io.JsonEOFException);
        } catch (IOException e) {
            return true;
        }
    }

    /** Line ends within a JSON document stand between its words, so they may be spaces as well. */
    private byte[] joined(byte[] first) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        for (var line = line(); line.length > 0; line = line()) {
            all.writeBytes(line);
            if (all.size() > LONGEST_LINE) throw new IOException("a document has more than " + LONGEST_LINE + " bytes");
        }
        var text = all.toByteArray();
        for (int i = 0; i < text.length; i++) if (text[i] == '\n' || text[i] == '\r') text[i] = ' ';
        return text;
    }
}
