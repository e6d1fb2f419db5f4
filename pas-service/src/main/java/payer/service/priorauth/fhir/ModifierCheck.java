package payer.service.priorauth.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import payer.problem.IssueType;
import payer.service.fhir.Received;

/**
 * What changes the meaning of something, and is not understood, is refused: to pass over it could be to authorize the opposite.
 * Hardly anybody sends such, so a document is only walked through if the word is in it.
 */
final class ModifierCheck {
    private static final String MODIFIER = "modifierExtension";
    private static final byte[] WORD = MODIFIER.getBytes(StandardCharsets.UTF_8);
    private static final Pattern CANCELLED_PLACE =
            Pattern.compile("Bundle\\.entry\\[\\d+]\\.resource\\.(item|supportingInfo)\\[\\d+]");

    private final Complaints complaints;

    ModifierCheck(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Bundle bundle, Received received) {
        if (!isIn(received.bytes())) return;
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            var resource = bundle.getEntry().get(i).getResource();
            if (resource != null) walk(resource, "Bundle.entry[" + i + "].resource");
        }
    }

    private static boolean isIn(byte[] bytes) {
        for (int i = 0; i + WORD.length <= bytes.length; i++)
            if (bytes[i] == WORD[0] && Arrays.equals(bytes, i, i + WORD.length, WORD, 0, WORD.length)) return true;
        return false;
    }

    private void walk(Base element, String place) {
        for (var child : element.children()) {
            for (int i = 0; i < child.getValues().size(); i++) {
                var value = child.getValues().get(i);
                if (child.getName().equals(MODIFIER)) modifier((Extension) value, place, i);
                else walk(value, place + "." + name(child, i));
            }
        }
    }

    private static String name(Property child, int number) {
        var name = child.getName().replace("[x]", "");
        return child.isList() ? name + "[" + number + "]" : name;
    }

    private void modifier(Extension modifier, String place, int number) {
        complaints.require(
                Cancelled.URL.equals(modifier.getUrl())
                        && CANCELLED_PLACE.matcher(place).matches(),
                IssueType.NOT_SUPPORTED,
                "this changes the meaning of what it is on in a way that is not understood here",
                place + "." + MODIFIER + "[" + number + "]");
    }
}
