package payer.service.fhir.reading;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrativeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div xmlns=\"http://www.w3.org/1999/xhtml\"><h2>Order</h2><p class=\"on\">on oxygen = yes<br/></p></div>",
                "<div><!-- a remark --><table><tr><td colspan='2'>5 &lt; 6</td></tr></table></div>",
                "<div><a href=\"https://example.org/one\">one</a> <img src=\"#pic\" alt=\"a picture\"/></div>"
            })
    void formatting_is_taken(String div) {
        assertTrue(NarrativeText.isFormattingOnly(div));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><script>alert(1)</script></div>",
                "<div><SCRIPT>alert(1)</SCRIPT></div>",
                "<div><p onclick=\"alert(1)\">x</p></div>",
                "<div><p\nONMOUSEOVER = 'x'>x</p></div>",
                "<div><a href=\" JavaScript:alert(1)\">x</a></div>",
                "<div><iframe src=\"https://example.org\"/></div>",
                "<div><form><input/></form></div>",
                "<div><style>p{background:url(x)}</style></div>"
            })
    void what_could_run_or_fetch_is_not(String div) {
        assertFalse(NarrativeText.isFormattingOnly(div));
    }
}
