package payer.service.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.regex.Pattern;
import payer.service.database.DatabaseSettings;

/** Anchors as files outside the database, each written once. */
@Singleton
final class AnchorFolder {
    private static final Pattern NAME = Pattern.compile("anchor-(\\d{12})\\.jws");

    private final Path folder;

    AnchorFolder(AuditSettings settings, DatabaseSettings database) {
        this.folder = settings.folder().orElse(database.folder().resolve("audit/anchors"));
    }

    void write(SignedAnchor anchor) {
        var file = file(anchor.number());
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    anchor.jws(),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            var _ = file.toFile().setReadOnly();
        } catch (FileAlreadyExistsException e) {
            return; // another instance was quicker; whether it wrote the same is for the verification to say
        } catch (IOException e) {
            throw new UncheckedIOException("an audit anchor could not be written to " + folder, e);
        }
    }

    Optional<String> read(long number) {
        try {
            return Optional.of(Files.readString(file(number)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("an audit anchor could not be read from " + folder, e);
        }
    }

    /** The least and the greatest number there is; count 0 if there is none. */
    LongSummaryStatistics numbers() {
        var numbers = new LongSummaryStatistics();
        if (!Files.isDirectory(folder)) return numbers;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) numbers.accept(Long.parseLong(name.group(1)));
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException("audit anchors could not be listed in " + folder, e);
        }
    }

    private Path file(long number) {
        return folder.resolve("anchor-%012d.jws".formatted(number));
    }
}
