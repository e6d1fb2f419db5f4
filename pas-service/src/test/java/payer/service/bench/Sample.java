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
    private final Random chance = new Random(3);
    private int patientsSeen;
    private int observationsSeen;

    synchronized void see(byte[] line) {
        var text = new String(line, UTF_8);
        if (text.startsWith("{\"resourceType\":\"Patient\"")) {
            var place = place(++patientsSeen);
            keep(patients, place, first(ID, text));
            keep(members, place, first(MEMBER, text));
        }
        if (text.startsWith("{\"resourceType\":\"Observation\""))
            keep(observations, place(++observationsSeen), first(ID, text));
    }

    /** Each of all that were seen is kept with the same chance, however many there are. */
    private int place(int seen) {
        return seen <= MOST ? seen - 1 : chance.nextInt(seen);
    }

    private static void keep(List<String> kept, int place, String one) {
        if (place == kept.size()) kept.add(one);
        else if (place < kept.size()) kept.set(place, one);
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
