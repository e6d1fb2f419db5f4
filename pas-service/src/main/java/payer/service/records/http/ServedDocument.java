package payer.service.records.http;

/** FHIR JSON that is answered as it is, where the client wants JSON. Personal data: shows nothing of itself. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
record ServedDocument(byte[] json) {
    @Override
    public String toString() {
        return "ServedDocument";
    }
}
