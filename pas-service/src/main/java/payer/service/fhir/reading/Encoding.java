package payer.service.fhir.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.ByteOrderMark;

/** FHIR text is UTF-8 and nothing else. Parsers guess and repair; here a document is what it says or is refused. */
final class Encoding {
    private static final int WINDOW = 8192;

    private Encoding() {}

    /** The text without a byte order mark, which some editors leave. */
    static byte[] checked(byte[] text) {
        var body = ByteOrderMark.stripped(text);
        refuseOtherUnicode(body);
        refuseBadUtf8(body);
        return body;
    }

    private static void refuseOtherUnicode(byte[] text) {
        var wide = startsWith(text, 0xFE, 0xFF) || startsWith(text, 0xFF, 0xFE);
        var padded = text.length > 1 && (text[0] == 0 || text[1] == 0);
        if (wide || padded) throw Problem.of(ProblemKind.MALFORMED, "the text must be UTF-8, not UTF-16 or UTF-32");
    }

    private static void refuseBadUtf8(byte[] text) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(text);
        var window = CharBuffer.allocate(Math.min(WINDOW, Math.max(2, text.length)));
        var result = decoder.decode(in, window, true);
        while (result.isOverflow()) {
            window.clear();
            result = decoder.decode(in, window, true);
        }
        if (result.isError())
            throw Problem.of(ProblemKind.MALFORMED, "the text is not valid UTF-8 at byte " + in.position());
    }

    private static boolean startsWith(byte[] text, int... start) {
        if (text.length < start.length) return false;
        for (var i = 0; i < start.length; i++) if ((text[i] & 0xFF) != start[i]) return false;
        return true;
    }
}
