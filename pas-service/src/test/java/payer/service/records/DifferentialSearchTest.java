package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/**
 * Random searches over random records, answered by the database and by plain predicates over the values that the records were
 * made from: the two must agree on every one. {@code -Dsearches=10000 -Dsearches.seed=…} for more or others.
 */
class DifferentialSearchTest {
    private static final int SEARCHES = Integer.getInteger("searches", 1_500);
    private static final long SEED = Long.getLong("searches.seed", 20261121);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final String TAG = "differential-" + Long.toHexString(new Random().nextLong());

    private static final Random RANDOM = new Random(SEED);
    private static final List<Person> PEOPLE = new ArrayList<>();
    private static final List<Finding> FINDINGS = new ArrayList<>();
    private static final Shelf SHELF = Shelf.shared();

    private record Coded(String system, String code) {
        String json() {
            return "{" + (system.isEmpty() ? "" : "\"system\":\"" + system + "\",") + "\"code\":\"" + code + "\"}";
        }

        String identifier() {
            return (system.isEmpty() ? "" : "\"system\":\"" + system + "\",") + "\"value\":\"" + code + "\"";
        }
    }

    private record Person(
            String id,
            String family,
            String given,
            String gender,
            String birthDate,
            Coded identifier,
            String kind,
            String source) {
        String json() {
            return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"," + meta(source)
                    + ",\"identifier\":[{\"type\":{\"coding\":[{\"system\":\"urn:kinds\",\"code\":\"" + kind + "\"}]},"
                    + identifier.identifier() + "}],\"name\":[{\"family\":\"" + family + "\",\"given\":[\"" + given
                    + "\"]}],"
                    + (gender.isEmpty() ? "" : "\"gender\":\"" + gender + "\",") + "\"birthDate\":\"" + birthDate
                    + "\"}";
        }
    }

    private record Finding(
            String id,
            String patient,
            String status,
            List<Coded> codes,
            Coded category,
            String effective,
            String end,
            Coded performer,
            String value,
            String unit) {
        String json() {
            return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\"," + meta("") + ",\"status\":\"" + status
                    + "\",\"category\":[{\"coding\":[" + category.json() + "]}],\"code\":{\"coding\":["
                    + codes.stream().map(Coded::json).collect(Collectors.joining(","))
                    + "]},\"subject\":{\"reference\":\"Patient/" + patient + "\"}"
                    + effectiveJson()
                    + ",\"performer\":[{\"identifier\":{" + performer.identifier() + "}}]"
                    + (value.isEmpty()
                            ? ""
                            : ",\"valueQuantity\":{\"value\":" + value
                                    + ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}")
                    + "}";
        }

        private String effectiveJson() {
            if (!hasTime()) return "";
            if (end.isEmpty()) return ",\"effectiveDateTime\":\"" + effective + "\"";
            return ",\"effectivePeriod\":{" + (effective.isEmpty() ? "" : "\"start\":\"" + effective + "\",")
                    + "\"end\":\"" + end + "\"}";
        }

        boolean hasTime() {
            return !effective.isEmpty() || !end.isEmpty();
        }
    }

    /** A day, a time, or a period whose beginning or end may be open; in milliseconds. */
    private record Times(long low, long high) {
        static Times of(Finding finding) {
            var low = finding.effective.isEmpty() ? Long.MIN_VALUE : start(finding.effective);
            if (finding.end.isEmpty()) return new Times(low, end(finding.effective));
            return new Times(low, end(finding.end));
        }
    }

    /** A query and what it means. */
    private record Asked<T>(String query, Predicate<T> means) {}

    private static String meta(String source) {
        return "\"meta\":{" + (source.isEmpty() ? "" : "\"source\":\"" + source + "\",") + "\"tag\":[{\"code\":\"" + TAG
                + "\"}]}";
    }

    @BeforeAll
    static void fill() {
        for (int i = 0; i < 40; i++) PEOPLE.add(person(i));
        for (int i = 0; i < 400; i++) FINDINGS.add(finding(i));
        var writes = Stream.concat(
                        PEOPLE.stream().map(person -> write("Patient/" + person.id, person.json())),
                        FINDINGS.stream().map(finding -> write("Observation/" + finding.id, finding.json())))
                .toList();
        for (int i = 0; i < writes.size(); i += 100) SHELF.putAll(writes.subList(i, Math.min(i + 100, writes.size())));
    }

    @Test
    void the_database_and_plain_predicates_agree() {
        for (int i = 0; i < SEARCHES; i++) {
            if (RANDOM.nextInt(3) == 0) compare("Patient", PEOPLE, aboutPeople(), Person::id);
            else compare("Observation", FINDINGS, aboutFindings(), Finding::id);
        }
    }

    @Test
    void pages_in_any_order_hold_every_match_once() {
        for (var sort : List.of(
                "",
                "&_sort=date",
                "&_sort=-date,_id",
                "&_sort=-value-quantity",
                "&_sort=_lastUpdated",
                "&_sort=-_id")) {
            var seen = new ArrayList<String>();
            var page = SHELF.search("Observation", "_tag=" + TAG + "&_count=37" + sort);
            while (true) {
                page.matches().forEach(match -> seen.add(match.key().id()));
                if (page.next().isEmpty()) break;
                page = SHELF.next("Observation", page.next().get(), Shelf.LOADER);
            }
            assertEquals(FINDINGS.size(), seen.size(), sort);
            assertEquals(FINDINGS.size(), Set.copyOf(seen).size(), sort);
        }
    }

    @Test
    void the_order_is_that_of_the_values_and_what_has_none_comes_last() {
        assertEquals(
                inOrder(Comparator.comparingLong(f -> f.hasTime() ? Times.of(f).low : Long.MAX_VALUE)),
                all("date,_id"));
        assertEquals(
                inOrder(Comparator.comparingLong((Finding f) -> f.hasTime() ? Times.of(f).high : Long.MIN_VALUE)
                        .reversed()),
                all("-date,_id"));
        assertEquals(
                inOrder(Comparator.comparing(f -> f.value.isEmpty() ? new BigDecimal("1e9") : new BigDecimal(f.value))),
                all("value-quantity,_id"));
    }

    private static List<String> inOrder(Comparator<Finding> order) {
        return FINDINGS.stream()
                .sorted(order.thenComparing(Finding::id))
                .map(Finding::id)
                .toList();
    }

    private static List<String> all(String order) {
        return SHELF.ids("Observation", "_tag=" + TAG + "&_count=1000&_sort=" + order);
    }

    private static <T> void compare(
            String type, List<T> all, List<Asked<T>> asked, java.util.function.Function<T, String> id) {
        var query = asked.stream().map(Asked::query).collect(Collectors.joining("&"));
        var expected = all.stream()
                .filter(one -> asked.stream().allMatch(part -> part.means.test(one)))
                .map(id)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = new TreeSet<>(SHELF.ids(type, query + "&_tag=" + TAG + "&_count=1000"));
        assertEquals(expected, found, () -> type + "?" + query + " with seed " + SEED);
    }

    private static List<Asked<Person>> aboutPeople() {
        return Stream.generate(DifferentialSearchTest::aboutPerson)
                .limit(1 + RANDOM.nextInt(2))
                .toList();
    }

    private static List<Asked<Finding>> aboutFindings() {
        return Stream.generate(DifferentialSearchTest::aboutFinding)
                .limit(1 + RANDOM.nextInt(3))
                .toList();
    }

    private static Asked<Person> aboutPerson() {
        var name = any("gar", "Garc", "MARTI", "o'n", "müller", "mul", "ann", "e", "zo", "García Lopez");
        var coded = anyCoded(PEOPLE.get(RANDOM.nextInt(PEOPLE.size())).identifier);
        return switch (RANDOM.nextInt(15)) {
            case 0 ->
                new Asked<>("family=" + encoded(name), p -> plain(p.family).startsWith(plain(name)));
            case 1 ->
                new Asked<>(
                        "family:contains=" + encoded(name), p -> plain(p.family).contains(plain(name)));
            case 2 ->
                new Asked<>(
                        "name=" + encoded(name),
                        p -> plain(p.family).startsWith(plain(name))
                                || plain(p.given).startsWith(plain(name)));
            case 3 -> {
                var exact = PEOPLE.get(RANDOM.nextInt(PEOPLE.size())).family;
                yield new Asked<>("family:exact=" + encoded(exact), p -> p.family.equals(exact));
            }
            case 4 -> new Asked<>("gender=female", p -> p.gender.equals("female"));
            case 5 -> new Asked<>("gender:missing=true", p -> p.gender.isEmpty());
            case 6 -> new Asked<>("gender:not=male", p -> !p.gender.equals("male"));
            case 7 -> new Asked<>("identifier=" + encoded(coded.text), p -> coded.means.test(p.identifier));
            case 8 -> {
                var when = when();
                yield new Asked<>(
                        "birthdate=" + when.text, p -> when.means(new Times(start(p.birthDate), end(p.birthDate))));
            }
            case 9 -> {
                var ids = Stream.generate(() -> PEOPLE.get(RANDOM.nextInt(PEOPLE.size())).id)
                        .limit(3)
                        .collect(Collectors.toSet());
                yield new Asked<>("_id=" + String.join(",", ids), p -> ids.contains(p.id));
            }
            case 10 -> {
                var source = any("urn:feed:a", "urn:feed:b", "urn:feed");
                yield new Asked<>("_source=" + source, p -> p.source.equals(source));
            }
            case 11 -> {
                var one = PEOPLE.get(RANDOM.nextInt(PEOPLE.size()));
                yield new Asked<>(
                        "identifier:of-type=" + encoded("urn:kinds|" + one.kind + "|" + one.identifier.code),
                        p -> p.kind.equals(one.kind) && p.identifier.code.equals(one.identifier.code));
            }
            case 12 -> {
                var code = anyCoded(
                        FINDINGS.get(RANDOM.nextInt(FINDINGS.size())).codes.getFirst());
                yield new Asked<>(
                        "_has:Observation:patient:code=" + encoded(code.text),
                        p -> of(p).anyMatch(f -> f.codes.stream().anyMatch(code.means)));
            }
            case 13 -> {
                var when = when();
                yield new Asked<>(
                        "_has:Observation:subject:date=" + when.text,
                        p -> of(p).anyMatch(f -> f.hasTime() && when.means(Times.of(f))));
            }
            default -> {
                var status = any("final", "amended");
                yield new Asked<>(
                        "_has:Observation:patient:status:not=" + status,
                        p -> of(p).anyMatch(f -> !f.status.equals(status)));
            }
        };
    }

    private static Asked<Finding> aboutFinding() {
        var one = FINDINGS.get(RANDOM.nextInt(FINDINGS.size()));
        return switch (RANDOM.nextInt(19)) {
            case 0 -> new Asked<>("patient=" + one.patient, f -> f.patient.equals(one.patient));
            case 1 -> new Asked<>("subject=Patient/" + one.patient, f -> f.patient.equals(one.patient));
            case 2 -> {
                var coded = anyCoded(one.codes.getFirst());
                yield new Asked<>(
                        "code=" + encoded(coded.text), f -> f.codes.stream().anyMatch(coded.means));
            }
            case 3 -> {
                var first = anyCoded(one.codes.getFirst());
                var other = anyCoded(one.codes.getLast());
                yield new Asked<>(
                        "code=" + encoded(first.text) + "," + encoded(other.text),
                        f -> f.codes.stream().anyMatch(first.means.or(other.means)));
            }
            case 4 -> {
                var coded = anyCoded(one.codes.getFirst());
                yield new Asked<>(
                        "code:not=" + encoded(coded.text), f -> f.codes.stream().noneMatch(coded.means));
            }
            case 5 ->
                new Asked<>(
                        "status=final,amended", f -> Set.of("final", "amended").contains(f.status));
            case 6 -> new Asked<>("category=" + one.category.code, f -> f.category.code.equals(one.category.code));
            case 7 -> {
                var when = when();
                yield new Asked<>("date=" + when.text, f -> f.hasTime() && when.means(Times.of(f)));
            }
            case 8 -> new Asked<>("date:missing=false", Finding::hasTime);
            case 9 -> {
                var amount = howMuch();
                yield new Asked<>("value-quantity=" + encoded(amount.text), f -> amount.means(f.value, f.unit));
            }
            case 10 -> {
                var amount = howMuch();
                var code = one.codes.getFirst();
                yield new Asked<>(
                        "code-value-quantity=" + encoded(code.system + "|" + code.code + "$" + amount.text),
                        f -> f.codes.contains(code) && amount.means(f.value, f.unit));
            }
            case 11 -> {
                var family = PEOPLE.get(RANDOM.nextInt(PEOPLE.size())).family;
                yield new Asked<>(
                        "patient.family:exact=" + encoded(family),
                        f -> person(f.patient).family.equals(family));
            }
            case 12 -> {
                var when = when();
                yield new Asked<>("patient.birthdate=" + when.text, f -> {
                    var born = person(f.patient).birthDate;
                    return when.means(new Times(start(born), end(born)));
                });
            }
            case 13 -> {
                var coded = anyCoded(one.performer);
                yield new Asked<>("performer:identifier=" + encoded(coded.text), f -> coded.means.test(f.performer));
            }
            case 14 -> new Asked<>("subject=" + encoded(spelled(one.patient)), f -> f.patient.equals(one.patient));
            case 15 -> {
                var other = FINDINGS.get(RANDOM.nextInt(FINDINGS.size()));
                yield new Asked<>(
                        "patient=" + one.patient + "," + spelled(other.patient),
                        f -> Set.of(one.patient).contains(f.patient) || f.patient.equals(other.patient));
            }
            case 16 -> new Asked<>("value-quantity:missing=true", f -> f.value.isEmpty());
            case 17 -> {
                var amount = howMuch();
                yield new Asked<>("value-quantity=" + encoded(amount.inItsUnit()), amount::meansInItsUnit);
            }
            default -> {
                var gender = any("male", "female");
                yield new Asked<>(
                        "subject:Patient.gender=" + gender,
                        f -> person(f.patient).gender.equals(gender));
            }
        };
    }

    private record CodeAsked(String text, Predicate<Coded> means) {}

    private static CodeAsked anyCoded(Coded coded) {
        return switch (RANDOM.nextInt(4)) {
            case 0 -> new CodeAsked(coded.code, c -> c.code.equals(coded.code));
            case 1 -> new CodeAsked("|" + coded.code, c -> c.system.isEmpty() && c.code.equals(coded.code));
            case 2 ->
                coded.system.isEmpty()
                        ? new CodeAsked(coded.code, c -> c.code.equals(coded.code))
                        : new CodeAsked(coded.system + "|", c -> c.system.equals(coded.system));
            default -> new CodeAsked(coded.system + "|" + coded.code, coded::equals);
        };
    }

    /** A date asked for, and the plain meaning of its prefix. */
    private record When(String text, String prefix, long low, long high) {
        boolean means(Times times) {
            var l = times.low;
            var h = times.high;
            return switch (prefix) {
                case "ne" -> !(low <= l && h <= high);
                case "gt" -> h > high;
                case "lt" -> l < low;
                case "ge" -> h > high || (low <= l && h <= high);
                case "le" -> l < low || (low <= l && h <= high);
                case "sa" -> l >= high;
                case "eb" -> h <= low;
                default -> low <= l && h <= high;
            };
        }
    }

    private static When when() {
        var prefix = any("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");
        var date = aDate();
        return new When(encoded(prefix + date), prefix, start(date), end(date));
    }

    private record HowMuch(String text, String prefix, BigDecimal number, String unit, int scale) {
        boolean means(String value, String itsUnit) {
            if (value.isEmpty()) return false;
            var mine = inGrams(new BigDecimal(value), itsUnit);
            var asked = inGrams(number, unit);
            var half = inGrams(BigDecimal.valueOf(5, scale + 1), unit);
            return compares(mine, asked, half);
        }

        /** By its code alone, of whatever system: nothing is converted. */
        String inItsUnit() {
            return prefix + number + "||" + unit;
        }

        boolean meansInItsUnit(Finding finding) {
            return !finding.value.isEmpty()
                    && finding.unit.equals(unit)
                    && compares(new BigDecimal(finding.value), number, BigDecimal.valueOf(5, scale + 1));
        }

        private boolean compares(BigDecimal mine, BigDecimal asked, BigDecimal half) {
            var equal = mine.compareTo(asked.subtract(half)) >= 0 && mine.compareTo(asked.add(half)) < 0;
            return switch (prefix) {
                case "ne" -> !equal;
                case "gt" -> mine.compareTo(asked) > 0;
                case "lt" -> mine.compareTo(asked) < 0;
                case "ge" -> mine.compareTo(asked) >= 0;
                case "le" -> mine.compareTo(asked) <= 0;
                default -> equal;
            };
        }
    }

    private static HowMuch howMuch() {
        var prefix = any("", "ne", "gt", "lt", "ge", "le");
        var number = new BigDecimal(any("5", "5.0", "2.50", "100", "1e2", "0.5", "7"));
        var unit = any("g", "mg", "kg");
        return new HowMuch(
                prefix + number + "|http://unitsofmeasure.org|" + unit, prefix, number, unit, number.scale());
    }

    private static BigDecimal inGrams(BigDecimal value, String unit) {
        return switch (unit) {
            case "mg" -> value.movePointLeft(3);
            case "kg" -> value.movePointRight(3);
            default -> value;
        };
    }

    private static Person person(int i) {
        return new Person(
                TAG + "-p" + i,
                any("García López", "Garcia", "Martinez", "O'Neill", "Müller", "Mullins", "Zoë-Ann", "E"),
                any("Ann", "Élodie", "Zoe", "Bob"),
                any("male", "female", ""),
                any("1970", "1980-02", "1990-12-31", "2000-01-01", aDate().substring(0, 4)),
                new Coded(any("urn:a", "urn:b", ""), "id" + RANDOM.nextInt(20)),
                any("MB", "MR"),
                any("urn:feed:a", "urn:feed:b", ""));
    }

    private static Finding finding(int i) {
        return new Finding(
                TAG + "-o" + i,
                PEOPLE.get(RANDOM.nextInt(PEOPLE.size())).id,
                any("final", "amended", "preliminary"),
                Stream.generate(() -> new Coded(any("http://loinc.org", "urn:local", ""), "c" + RANDOM.nextInt(6)))
                        .limit(1 + RANDOM.nextInt(2))
                        .distinct()
                        .toList(),
                new Coded("urn:category", any("laboratory", "vital-signs")),
                RANDOM.nextInt(6) == 0 ? "" : aDate(),
                RANDOM.nextInt(4) == 0 ? any("2026", "2025-11-03", "2025-12-01T08:00:00Z") : "",
                new Coded(any("urn:e", ""), "e" + RANDOM.nextInt(5)),
                any("", "5", "5.04", "4.96", "0.005", "2500", "2.5", "100", "99.6", "7000"),
                any("g", "mg", "kg"));
    }

    private static Stream<Finding> of(Person person) {
        return FINDINGS.stream().filter(finding -> finding.patient.equals(person.id));
    }

    /** The ways in which a patient may be named. */
    private static String spelled(String patient) {
        return any(
                patient,
                "Patient/" + patient,
                "Patient/" + patient + "/_history/3",
                RunningService.shared().uri("/records/fhir/Patient/" + patient).toString());
    }

    private static Person person(String id) {
        return PEOPLE.stream()
                .filter(person -> person.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String aDate() {
        return any(
                "2024",
                "2025-03",
                "2025-03-09",
                "2025-03-10",
                "2024-12-31",
                "2025-03-09T12:30:00Z",
                "2025-03-09T23:59:59-05:00",
                "2025-03-10T03:00:00.250Z",
                "2025-11-02T01:30:00-04:00");
    }

    private static long start(String date) {
        if (date.length() > 10)
            return java.time.OffsetDateTime.parse(date).toInstant().toEpochMilli();
        return midnight(LocalDate.parse((date + "-01-01").substring(0, 10)));
    }

    private static long end(String date) {
        if (date.length() > 10) return start(date) + (date.contains(".") ? 1 : 1000);
        var first = LocalDate.parse((date + "-01-01").substring(0, 10));
        return midnight(
                switch (date.length()) {
                    case 4 -> first.plusYears(1);
                    case 7 -> first.plusMonths(1);
                    default -> first.plusDays(1);
                });
    }

    private static long midnight(LocalDate day) {
        return LocalDateTime.of(day, java.time.LocalTime.MIDNIGHT)
                .atZone(ZONE)
                .toInstant()
                .toEpochMilli();
    }

    private static String plain(String text) {
        return switch (text) {
            case "García López", "García Lopez" -> "garcia lopez";
            case "Müller", "müller" -> "muller";
            case "Zoë-Ann" -> "zoe ann";
            case "Élodie" -> "elodie";
            case "O'Neill" -> "oneill";
            case "o'n" -> "on";
            default -> text.toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static Write write(String reference, String json) {
        return new Write.Update(Shelf.key(reference), Shelf.bytes(json), OptionalInt.empty(), "");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String any(String... choices) {
        return choices[RANDOM.nextInt(choices.length)];
    }
}
