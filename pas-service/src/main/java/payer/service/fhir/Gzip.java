package payer.service.fhir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Unpacks what a client packed, as far as the limit: a few kilobytes may claim to be gigabytes. */
final class Gzip {
    private static final int WINDOW = 16 * 1024;

    private Gzip() {}

    static byte[] unpack(byte[] packed, long limit) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), WINDOW)) {
            var out = new ByteArrayOutputStream(Math.min(packed.length * 4, 1 << 20));
            var window = new byte[WINDOW];
            for (var read = in.read(window); read >= 0; read = in.read(window)) {
                if (out.size() + read > limit)
                    throw Problem.of(ProblemKind.TOO_LARGE, "unpacked, the body has more than " + limit + " bytes");
                out.write(window, 0, read);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw Problem.of(ProblemKind.MALFORMED, "the body is not what its Content-Encoding says, gzip");
        }
    }
}
