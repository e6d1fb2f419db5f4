package payer.rules.policy;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import payer.decision.CodeSystem;

/** How the codes of a system are written. What does not look like one was mistyped, whatever release is loaded. */
public record CodeForm(Pattern pattern, String example) {

    private static final CodeForm ANY = new CodeForm(Pattern.compile("\\S+"), "any text without spaces");

    private static final int MOST_DIGITS = 18;
    private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");

    private static CodeForm of(String pattern, String example) {
        return new CodeForm(Pattern.compile(pattern), example);
    }

    private static final CodeForm HCPCS = of("[A-Z][0-9]{4}", "E1390");
    private static final CodeForm CPT = of("[0-9]{4}[0-9A-Z]", "five characters");
    private static final CodeForm ICD10CM = of("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?", "J44.9");
    private static final CodeForm ICD10PCS = of("[0-9A-HJ-NP-Z]{7}", "seven characters");
    private static final CodeForm LOINC = of("(L[AP])?[0-9]{1,7}-[0-9]", "2708-6");
    private static final CodeForm RXNORM = of("[0-9]{1,8}", "1649480");
    private static final CodeForm NDC = of("[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}|[0-9]{10,11}", "0002-8215-01");
    private static final CodeForm SNOMED = of("[0-9]{6,18}", "six to eighteen digits");

    public static CodeForm of(CodeSystem system) {
        return switch (system) {
            case HCPCS -> HCPCS;
            case CPT -> CPT;
            case ICD10CM -> ICD10CM;
            case ICD10PCS -> ICD10PCS;
            case LOINC -> LOINC;
            case RXNORM -> RXNORM;
            case NDC -> NDC;
            case SNOMED -> SNOMED;
            case PLAN, FINDING, QUESTION -> ANY;
        };
    }

    public boolean fits(String code) {
        return pattern.matcher(code).matches();
    }

    /** Modifiers are told by systems of services alone. */
    public boolean fitsModifier(String text) {
        return (equals(HCPCS) || equals(CPT)) && MODIFIER.matcher(text).matches();
    }

    /** The largest number whose digits are such a code, for editors that take digits for a number; 0 where there is none. */
    public long largestNumber() {
        for (var digits = MOST_DIGITS; digits > 0; digits--)
            if (fits("9".repeat(digits))) return Long.parseLong("9".repeat(digits));
        return 0;
    }

    /** Of a family and a set no code is written out. */
    public boolean fits(CodePattern written) {
        return switch (written) {
            case CodePattern.Exact(String code) -> fits(code);
            case CodePattern.Range(String first, String last) ->
                Stream.of(first, last).allMatch(this::fits);
            case CodePattern.Below _, CodePattern.InSet _ -> true;
        };
    }
}
