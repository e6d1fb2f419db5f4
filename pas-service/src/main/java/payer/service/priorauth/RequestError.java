package payer.service.priorauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import payer.service.runtime.SettingLine;

/**
 * Why a request that can be read is not taken up: told in the answer itself, since sending it again as it is would not help.
 *
 * @param path where in the bundle it lies, as a FHIRPath
 */
public record RequestError(Kind kind, String path) {
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[\\d+]\\.resource\\.");

    /** The element within its resource, such as {@code related[0].claim}. */
    public String element() {
        return ENTRY.matcher(path).replaceFirst("");
    }

    /** In our own words: X12's list of reasons (901) is its licence holder's, so its codes come from the settings. */
    public enum Kind {
        MEMBER_UNKNOWN("We do not find this member: the member number, name and birth date must agree with ours."),
        MEMBER_AMBIGUOUS("More than one of our members fits; send the member number of the person."),
        NOT_INSURED("The member has no coverage with us on the day of the service."),
        COVERAGE_NOT_ACTIVE("The coverage that was sent is not active."),
        OTHER_INSURER("The coverage or the request is for another insurer than us."),
        MEMBER_NUMBERS_DIFFER("The member number of the patient is not that of the coverage."),
        EARLIER_UNKNOWN("We know no request of yours under the number that this one refers to."),
        EARLIER_CLOSED("The request that this one refers to can no longer be changed; send a new one."),
        NOTHING_TO_APPEAL("What this one appeals was not refused, or is being looked at again already.");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** Of a setting such as {@code member-unknown = 00}. */
        static Map.Entry<Kind, String> codeOf(String setting) {
            var line = SettingLine.read("priorauth.reject-codes", "what = code", setting);
            var name = line.name().toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .map(kind -> Map.entry(kind, line.value()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "priorauth.reject-codes names what cannot be wrong with a request: " + line.name()));
        }
    }
}
