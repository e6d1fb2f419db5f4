package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.JsonLikeStructure;
import java.io.Reader;
import java.io.Writer;

/** Hands a tree that has been read and checked to HAPI, in place of text that it would read again. */
record TreeStructure(JsonMembers root) implements JsonLikeStructure {
    @Override
    public JsonLikeStructure getInstance() {
        return this;
    }

    @Override
    public BaseJsonLikeObject getRootObject() {
        return root;
    }

    @Override
    public void load(Reader text) {
        throw new UnsupportedOperationException("the tree has been read");
    }

    @Override
    public void load(Reader text, boolean allowArray) {
        throw new UnsupportedOperationException("the tree has been read");
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter() {
        throw new UnsupportedOperationException("a tree is only read");
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter(Writer writer) {
        throw new UnsupportedOperationException("a tree is only read");
    }
}
