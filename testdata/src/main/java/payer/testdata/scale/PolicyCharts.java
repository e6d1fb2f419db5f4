package payer.testdata.scale;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.demo.UsCore;

/**
 * Charts that hold what the policies ask for, or just not: those of the cases, retold of other members and other days. Some
 * lack a fact, and some hold a second one that says the opposite of the first.
 */
final class PolicyCharts {
    /** Dates of the calendar are far from it, so that those which count from it can be told apart. */
    private static final LocalDate FAR_AWAY = LocalDate.of(2900, 1, 1);

    private static final String DATE = "2[89]\\d\\d-\\d\\d-\\d\\d";
    private static final double WITH_A_CASE = 0.06;
    private static final double LACKS_A_FACT = 0.25;
    private static final double CONTRADICTS_ITSELF = 0.15;

    private final StableNumbers numbers;
    private final Enrollment enrollment;
    private final LocalDate today;
    private final List<List<Entry>> charts;

    /** What stands between two places that differ from member to member, and what comes after it. */
    private record Piece(String text, Slot slot, int number) {}

    private enum Slot {
        PATIENT,
        COVERAGE,
        MEMBER,
        ENTRY,
        DAY,
        NOTHING
    }

    /** One resource of a chart. */
    private record Entry(List<Piece> pieces, boolean isFact, boolean isYes) {}

    PolicyCharts(StableNumbers numbers, Enrollment enrollment, LocalDate today) {
        this.numbers = numbers;
        this.enrollment = enrollment;
        this.today = today;
        this.charts = Cases.on(FAR_AWAY).all().stream().map(PolicyCharts::chart).toList();
    }

    void write(StringBuilder out, Person person) {
        var dice = Dice.of(numbers.seed(), "policy", person.number());
        if (!dice.chance(WITH_A_CASE)) return;
        var chart = charts.get(dice.below(charts.size()));
        var told = new Telling(out, person, today.minusDays(dice.below(45)));
        var lacking = dice.chance(LACKS_A_FACT) ? dice.below(chart.size()) : -1;
        var contradicted = dice.chance(CONTRADICTS_ITSELF);
        for (int i = 0; i < chart.size(); i++) {
            var entry = chart.get(i);
            if (i == lacking && entry.isFact) continue;
            told.tell(entry, i, false);
            if (contradicted && entry.isYes) told.tell(entry, i, true);
        }
    }

    /** One chart on its way out. */
    private final class Telling {
        private final StringBuilder out;
        private final Person person;
        private final LocalDate day;

        Telling(StringBuilder out, Person person, LocalDate day) {
            this.out = out;
            this.person = person;
            this.day = day;
        }

        void tell(Entry entry, int number, boolean opposite) {
            var start = out.length();
            for (var piece : entry.pieces) {
                out.append(piece.text);
                fill(piece, opposite && piece.slot == Slot.ENTRY && piece.number == number);
            }
            out.append('\n');
            if (!opposite) return;
            var yes = out.indexOf("\"valueBoolean\":true", start);
            out.replace(yes, yes + "\"valueBoolean\":true".length(), "\"valueBoolean\":false");
        }

        private void fill(Piece piece, boolean isOwnIdOfOpposite) {
            switch (piece.slot) {
                case PATIENT -> out.append(person.id());
                case COVERAGE ->
                    out.append(enrollment.coverageAddress(person, day).substring("Coverage/".length()));
                case MEMBER -> out.append(StableNumbers.member(person.number()).substring(1));
                case ENTRY ->
                    out.append(
                            numbers.id(isOwnIdOfOpposite ? "opposite" : "fact", person.number() * 100 + piece.number));
                case DAY -> out.append(day.plusDays(piece.number));
                case NOTHING -> {}
            }
        }
    }

    private static List<Entry> chart(Case of) {
        var resources =
                Stream.concat(of.evidence().stream(), of.history().stream()).toList();
        var slots = new TreeMap<String, Piece>();
        slots.put(of.member().patientId(), new Piece("", Slot.PATIENT, 0));
        slots.put(of.coverage().getIdElement().getIdPart(), new Piece("", Slot.COVERAGE, 0));
        slots.put(of.member().memberId().substring(1), new Piece("", Slot.MEMBER, 0));
        for (int i = 0; i < resources.size(); i++)
            slots.put(resources.get(i).getIdElement().getIdPart(), new Piece("", Slot.ENTRY, i));
        var places = Pattern.compile(
                slots.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "", "|" + DATE)));
        return resources.stream()
                .map(resource -> entry(resource, places, slots))
                .toList();
    }

    private static Entry entry(Resource resource, Pattern places, Map<String, Piece> slots) {
        if (!resource.getMeta().hasProfile()) UsCore.profileOf(resource).ifPresent(resource.getMeta()::addProfile);
        var text = Json.compact(resource);
        var pieces = new ArrayList<Piece>();
        var found = places.matcher(text);
        var done = 0;
        while (found.find()) {
            var slot = slots.getOrDefault(found.group(), new Piece("", Slot.DAY, 0));
            var number = slot.slot == Slot.DAY
                    ? (int) ChronoUnit.DAYS.between(FAR_AWAY, LocalDate.parse(found.group()))
                    : slot.number;
            pieces.add(new Piece(text.substring(done, found.start()), slot.slot, number));
            done = found.end();
        }
        pieces.add(new Piece(text.substring(done), Slot.NOTHING, -1));
        return new Entry(List.copyOf(pieces), resource instanceof Observation, text.contains("\"valueBoolean\":true"));
    }
}
