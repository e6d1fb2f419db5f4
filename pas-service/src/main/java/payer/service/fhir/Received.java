package payer.service.fhir;

import org.jspecify.annotations.Nullable;

/**
 * A FHIR document exactly as a client sent it, after decompression: what is stored, hashed and shown again. A controller
 * takes it as its body and has {@link FhirText} read it. It holds personal data, so it shows only its size.
 */
public final class Received {
    private final byte[] sent;
    private final FhirFormat format;
    private final long unpackedLimit;
    private byte @Nullable [] unpacked;

    /** Takes the bytes over: nobody changes them afterwards. */
    public Received(byte[] bytes, FhirFormat format) {
        this.sent = bytes;
        this.format = format;
        this.unpackedLimit = 0;
        this.unpacked = bytes;
    }

    private Received(byte[] packed, FhirFormat format, long unpackedLimit) {
        this.sent = packed;
        this.format = format;
        this.unpackedLimit = unpackedLimit;
    }

    /** A document that came gzipped; it is unpacked when first asked for, and refused when it grows beyond the limit. */
    public static Received packed(byte[] gzip, FhirFormat format, long limit) {
        return new Received(gzip, format, limit);
    }

    /** The bytes themselves, not a copy: a document may be large. They are not to be changed. */
    public synchronized byte[] bytes() {
        var known = unpacked;
        if (known == null) {
            known = Gzip.unpack(sent, unpackedLimit);
            unpacked = known;
        }
        return known;
    }

    public FhirFormat format() {
        return format;
    }

    @Override
    public String toString() {
        return "Received[" + sent.length + " bytes of " + format + "]";
    }
}
