package payer.service.bench.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import payer.service.records.RecordKey;

/** Some of the records that were loaded, to be asked for: made again from blocks spread over all of them. */
final class Sample {
    private static final int BLOCKS = 400;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile("\"value\":\"(W\\d+)\"");

    private final List<String> patients = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final List<String> observations = new ArrayList<>();

    static Sample of(Store store) {
        var sample = new Sample();
        var some = Math.min(BLOCKS, store.blocks());
        for (int i = 0; i < some; i++)
            store.population()
                    .block((int) ((long) i * store.blocks() / some))
                    .lines()
                    .forEach(sample::see);
        return sample;
    }

    private void see(String line) {
        if (line.startsWith("{\"resourceType\":\"Patient\"")) {
            patients.add(first(ID, line));
            members.add(first(MEMBER, line));
        }
        if (line.startsWith("{\"resourceType\":\"Observation\"")) observations.add(first(ID, line));
    }

    String patient(Random random) {
        return any(patients, random);
    }

    String member(Random random) {
        return any(members, random);
    }

    RecordKey observation(Random random) {
        return new RecordKey("Observation", any(observations, random));
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new IllegalStateException("a generated resource lacks " + pattern);
        return found.group(1);
    }
}
