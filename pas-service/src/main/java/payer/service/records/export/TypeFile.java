package payer.service.records.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The file of one type. It gets its name when it is whole, so that one that was broken off is never taken for all there is. */
record TypeFile(Path folder, String type) {

    long write(ShelfPages.Pages pages) throws IOException, InterruptedException {
        var first = pages.next();
        // Whoever may not see the first page leaves no file behind.
        var unfinished = folder.resolve(type + ".ndjson.part");
        long written;
        try (var file = Files.newBufferedWriter(unfinished)) {
            written = write(first, pages, file);
        }
        if (written == 0) Files.delete(unfinished);
        else Files.move(unfinished, folder.resolve(type + ".ndjson"), StandardCopyOption.REPLACE_EXISTING);
        return written;
    }

    private static long write(Optional<List<JsonNode>> first, ShelfPages.Pages pages, BufferedWriter file)
            throws IOException, InterruptedException {
        long written = 0;
        for (var page = first; page.isPresent(); page = pages.next()) {
            for (var resource : page.get()) {
                file.write(ShelfPages.JSON.writeValueAsString(resource));
                file.write('\n');
                written++;
            }
        }
        return written;
    }
}
