package payer.service.fhir;

/**
 * A FHIR document exactly as a client sent it, after decompression: what is stored, hashed and shown again. A controller
 * takes it as its body and has {@link FhirText} read it. It holds personal data, so it shows only its size.
 */
public final class Received {
    private final byte[] bytes;
    private final FhirFormat format;

    /** Takes the bytes over: nobody changes them afterwards. */
    public Received(byte[] bytes, FhirFormat format) {
        this.bytes = bytes;
        this.format = format;
    }

    /** The bytes themselves, not a copy: a document may be large. They are not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public FhirFormat format() {
        return format;
    }

    @Override
    public String toString() {
        return "Received[" + bytes.length + " bytes of " + format + "]";
    }
}
