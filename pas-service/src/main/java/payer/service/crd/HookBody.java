package payer.service.crd;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body of a call, read.
 *
 * @param kept the same as it is put on record: the bytes that came, with nothing where the access token stood
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
record HookBody(JsonNode json, byte[] kept) {
    @Override
    public String toString() {
        return "HookBody";
    }
}
