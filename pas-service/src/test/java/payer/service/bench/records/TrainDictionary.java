package payer.service.bench.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdDictTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import payer.service.records.document.Stamp;
import payer.testdata.scale.Population;

/**
 * Trains a dictionary for packing documents on generated records of every type. A shelf that has documents packed with one can only be read with the same, so its file is never made anew: a
 * better one gets the next number.
 */
public final class TrainDictionary {
    private static final int SHOWN = 20 << 20;
    private static final int SIZE = 24 << 10;
    private static final int EVERY = 9;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private TrainDictionary() {}

    /**
     * Trains it.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        var trainer = new ZstdDictTrainer(SHOWN, SIZE);
        var population = Population.ofResources(77, 200_000, LocalDate.of(2026, 11, 2));
        for (int block = 0; block < population.blocks(); block += EVERY)
            if (!population.block(block).lines().map(TrainDictionary::stored).allMatch(trainer::addSample)) break;
        Files.write(Path.of(arguments[0]), trainer.trainSamples());
    }

    private static byte[] stored(String line) {
        var id = ID.matcher(line);
        if (!id.find()) throw new IllegalStateException("a generated resource has no id");
        return new Stamp(id.group(1), 1, Instant.parse("2026-11-02T10:20:30.456Z")).on(line.getBytes(UTF_8));
    }
}
