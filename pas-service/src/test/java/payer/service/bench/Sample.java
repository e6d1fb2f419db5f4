package payer.service.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import payer.service.records.RecordKey;

/** Some of the records that were loaded, to be asked for. */
final class Sample {
    private static final int MOST = 20_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile("\"value\":\"(W\\d+)\"");

    private final List<String> patients = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final List<String> observations = new ArrayList<>();

    synchronized void see(byte[] line) {
        var text = new String(line, UTF_8);
        if (text.startsWith("{\"resourceType\":\"Patient\"") && patients.size() < MOST) {
            patients.add(first(ID, text));
            members.add(first(MEMBER, text));
        }
        if (text.startsWith("{\"resourceType\":\"Observation\"") && observations.size() < MOST)
            observations.add(first(ID, text));
    }

    String patient(Random random) {
        return patients.get(random.nextInt(patients.size()));
    }

    String member(Random random) {
        return members.get(random.nextInt(members.size()));
    }

    RecordKey observation(Random random) {
        return new RecordKey("Observation", observations.get(random.nextInt(observations.size())));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new IllegalStateException("a generated resource lacks " + pattern);
        return found.group(1);
    }
}
