package payer.rules.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import payer.decision.CodeSystem;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.CodeForm;

/**
 * The files in which code systems are published, as an operator downloads them. What is obsolete or suppressed is left out; a
 * line that is not of the expected form is refused with its number, and then nothing is loaded.
 */
public final class CodeFiles {

    private static final int LONGEST = 100_000;

    private CodeFiles() {}

    /** The fixed-width file of HCPCS Level II ({@code HCPC…_ANWEB.txt}), with modifiers and with what was terminated when. */
    public static CodeSet hcpcs(String release, BufferedReader file) {
        return read(CodeSystem.HCPCS, release, file, Hcpcs::new);
    }

    /** The order file of ICD-10-CM ({@code icd10cm_order_….txt}), with headings, which charts use as families. */
    public static CodeSet icd10cm(String release, BufferedReader file) {
        return read(CodeSystem.ICD10CM, release, file, Icd10cm::new);
    }

    /** {@code Loinc.csv} of the LOINC table. */
    public static CodeSet loinc(String release, BufferedReader file) {
        return read(CodeSystem.LOINC, release, file, Loinc::new);
    }

    /** {@code RXNCONSO.RRF} of RxNorm; only RxNorm's own names, which may be used freely. */
    public static CodeSet rxnorm(String release, BufferedReader file) {
        return read(CodeSystem.RXNORM, release, file, RxNorm::new);
    }

    /**
     * Codes that an operator owns a licence for, or made up: each line a code, a tab and words of the operator's own; after another
     * tab, of a code that was terminated, its last day.
     */
    public static CodeSet owned(CodeSystem system, String release, BufferedReader file) {
        return read(system, release, file, () -> new Owned(CodeForm.of(system)));
    }

    /** Takes the lines of one file, one after the other. */
    private abstract static class Lines {
        final Map<String, String> codes = new TreeMap<>();
        final Map<String, LocalDate> lastDays = new TreeMap<>();

        /** False where the line is not of the expected form. */
        abstract boolean take(String line);

        boolean last(String text, DateTimeFormatter form, String code) {
            try {
                lastDays.put(code, LocalDate.parse(text, form));
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        /** False where the text goes on in the next line. */
        boolean isWhole(String line) {
            return true;
        }
    }

    private static CodeSet read(
            CodeSystem system, String release, BufferedReader file, java.util.function.Supplier<Lines> format) {
        var lines = format.get();
        var number = 0;
        try {
            for (var line = file.readLine(); line != null; line = file.readLine()) {
                var first = ++number;
                for (var more = next(lines, line, file); more.isPresent(); more = next(lines, line, file)) {
                    line += "\n" + more.get();
                    number++;
                }
                if (!line.isBlank() && !lines.take(line)) throw malformed(system, first);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.codes.isEmpty()) throw malformed(system, number);
        return new CodeSet(system, release, lines.codes, lines.lastDays, true);
    }

    /** The line that a text goes on in; nobody writes one as long as a book. */
    private static Optional<String> next(Lines lines, String line, BufferedReader file) throws IOException {
        return lines.isWhole(line) || line.length() > LONGEST ? Optional.empty() : Optional.ofNullable(file.readLine());
    }

    private static Problem malformed(CodeSystem system, int line) {
        return new Problem(
                ProblemKind.MALFORMED,
                List.of(new Problem.Issue(
                        IssueType.STRUCTURE,
                        "expected a file of " + system.shortName() + " codes as their publisher gives it out",
                        "line " + line)));
    }

    private static final class Hcpcs extends Lines {
        private static final int SHORTEST = 92;
        private static final int KIND = 10;
        private static final int TERMINATED = 284;
        private static final int TERMINATED_END = 292;
        private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
        private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");
        private static final Pattern DAY = Pattern.compile("(?!0{8})\\d{8}");

        @Override
        boolean take(String line) {
            if (line.length() < SHORTEST) return false;
            // 3 begins the description of a code, 4 goes on with it; so do 7 and 8 for modifiers.
            var code = line.substring(0, 5).trim();
            return switch (line.charAt(KIND)) {
                case '3' -> begin(CODE, code, line);
                case '7' -> begin(MODIFIER, code, line);
                case '4', '8' -> codes.computeIfPresent(code, (known, words) -> words + " " + words(line)) != null;
                default -> false;
            };
        }

        private static String words(String line) {
            return line.substring(11, 91).trim();
        }

        private boolean begin(Pattern form, String code, String line) {
            if (!form.matcher(code).matches()) return false;
            codes.put(code, words(line));
            return ends(code, line);
        }

        /** The last day on which it may be used stands near the end, where the line is long enough to say. */
        private boolean ends(String code, String line) {
            if (line.length() < TERMINATED_END) return true;
            var text = line.substring(TERMINATED, TERMINATED_END);
            if (!DAY.matcher(text).matches()) return text.isBlank() || text.equals("00000000");
            return last(text, DateTimeFormatter.BASIC_ISO_DATE, code);
        }
    }

    private static final class Icd10cm extends Lines {
        private static final int STEM = 3;
        private static final Pattern LINE = Pattern.compile("\\d{5} ([A-Z][0-9A-Z]{2,6}) +[01] .{60} (.+)");

        @Override
        boolean take(String line) {
            var match = LINE.matcher(line);
            if (!match.matches()) return false;
            var code = match.group(1);
            var dotted = code.length() > STEM ? code.substring(0, STEM) + "." + code.substring(STEM) : code;
            codes.put(dotted, match.group(2).trim());
            return true;
        }
    }

    private static final class Loinc extends Lines {
        private final List<String> columns = new ArrayList<>();

        @Override
        boolean take(String line) {
            var fields = fields(line);
            if (columns.isEmpty()) {
                columns.addAll(fields);
                return columns.containsAll(List.of("LOINC_NUM", "LONG_COMMON_NAME", "STATUS"));
            }
            if (fields.size() != columns.size()) return false;
            if (!field(fields, "STATUS").equals("DEPRECATED"))
                codes.put(field(fields, "LOINC_NUM"), field(fields, "LONG_COMMON_NAME"));
            return true;
        }

        @Override
        boolean isWhole(String line) {
            return line.chars().filter(c -> c == '"').count() % 2 == 0;
        }

        private String field(List<String> fields, String column) {
            return fields.get(columns.indexOf(column));
        }

        private static List<String> fields(String line) {
            var fields = new ArrayList<String>();
            var field = new StringBuilder();
            var quoted = false;
            for (var i = 0; i < line.length(); i++) {
                var c = line.charAt(i);
                if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"')
                    field.append(line.charAt(i++));
                else if (c == '"') quoted = !quoted;
                else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else field.append(c);
            }
            fields.add(field.toString());
            return fields;
        }
    }

    private static final class RxNorm extends Lines {
        private static final int COLUMNS = 18;
        private static final int SOURCE = 11;
        private static final int WORDS = 14;
        private static final int SUPPRESSED = 16;

        @Override
        boolean take(String line) {
            var fields = line.split("\\|", -1);
            if (fields.length < COLUMNS) return false;
            if (fields[SOURCE].equals("RXNORM") && fields[SUPPRESSED].equals("N"))
                codes.putIfAbsent(fields[0], fields[WORDS]);
            return true;
        }
    }

    private static final class Owned extends Lines {
        private final CodeForm form;

        Owned(CodeForm form) {
            this.form = form;
        }

        @Override
        boolean take(String line) {
            var fields = line.split("\t", -1);
            if (fields.length < 2 || fields.length > 3) return false;
            var code = fields[0].trim();
            if (!form.fits(code) && !form.fitsModifier(code)) return false;
            codes.put(code, fields[1].trim());
            return fields.length < 3
                    || fields[2].isBlank()
                    || last(fields[2].trim(), DateTimeFormatter.ISO_LOCAL_DATE, code);
        }
    }
}
