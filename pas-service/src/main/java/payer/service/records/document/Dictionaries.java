package payer.service.records.document;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What documents have in common, as compressors are told beforehand. */
final class Dictionaries {
    private Dictionaries() {}

    static byte[] read(String name) {
        try (var file = Dictionaries.class.getResourceAsStream("/payer/service/records/" + name)) {
            if (file == null) throw new IllegalStateException("Missing: " + name);
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
