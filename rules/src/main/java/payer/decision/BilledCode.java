package payer.decision;

import java.util.Map;
import java.util.regex.Pattern;

/** Whether a code is one by which services are billed, as far as its system and its form tell. */
public final class BilledCode {
    private static final Map<CodeSystem, Pattern> FORMS = Map.of(
            CodeSystem.HCPCS, Pattern.compile("[A-Z]\\d{4}"),
            CodeSystem.CPT, Pattern.compile("\\d{4}[0-9A-Z]"),
            CodeSystem.ICD10PCS, Pattern.compile("[0-9A-Z]{7}"),
            CodeSystem.NDC, Pattern.compile("[0-9-]{10,14}"),
            CodeSystem.RXNORM, Pattern.compile("\\d{1,8}"),
            CodeSystem.PLAN, Pattern.compile("(?!not-applicable).+"));

    private BilledCode() {}

    public static boolean isOne(Code code) {
        return CodeSystem.ofUri(code.system())
                .map(FORMS::get)
                .filter(form -> form.matcher(code.value()).matches())
                .isPresent();
    }
}
