package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import java.util.Locale;

/** FHIR's primitive types: how each is written in JSON, and which texts are one of its values. */
enum Primitive {
    BASE64BINARY(ScalarType.STRING, "base64 with padding"),
    BOOLEAN(ScalarType.BOOLEAN, "true or false"),
    CANONICAL(ScalarType.STRING, "a URL without spaces"),
    CODE(ScalarType.STRING, "a code, without spaces at its ends or two in a row"),
    DATE(ScalarType.STRING, "a date: YYYY, YYYY-MM or YYYY-MM-DD"),
    DATETIME(ScalarType.STRING, "a date, or a date and time with a zone: YYYY-MM-DDThh:mm:ss+zz:zz"),
    DECIMAL(ScalarType.NUMBER, "a decimal number"),
    ID(ScalarType.STRING, "an id: 1 to 64 letters, digits, hyphens and dots"),
    INSTANT(ScalarType.STRING, "an instant with a zone: YYYY-MM-DDThh:mm:ss+zz:zz"),
    INTEGER(ScalarType.NUMBER, "a whole number of 32 bits"),
    MARKDOWN(ScalarType.STRING, "text that is not empty and has no control characters"),
    OID(ScalarType.STRING, "an OID as a URI: urn:oid:1.2.3"),
    POSITIVEINT(ScalarType.NUMBER, "a whole number above zero"),
    STRING(ScalarType.STRING, "text that is not empty and has no control characters"),
    TIME(ScalarType.STRING, "a time: hh:mm:ss"),
    UNSIGNEDINT(ScalarType.NUMBER, "a whole number from zero"),
    URI(ScalarType.STRING, "a URI without spaces"),
    URL(ScalarType.STRING, "a URL without spaces"),
    UUID(ScalarType.STRING, "a UUID as a URI: urn:uuid:…"),
    XHTML(ScalarType.STRING, "XHTML");

    private final ScalarType written;
    private final String meaning;

    Primitive(ScalarType written, String meaning) {
        this.written = written;
        this.meaning = meaning;
    }

    static Primitive of(String fhirType) {
        return valueOf(fhirType.toUpperCase(Locale.ROOT));
    }

    ScalarType written() {
        return written;
    }

    boolean isValid(String text) {
        return switch (this) {
            case BASE64BINARY -> Base64Text.isValid(text);
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case CANONICAL, URI, URL -> Texts.isUri(text);
            case CODE -> Texts.isCode(text);
            case DATE -> Times.isDate(text);
            case DATETIME -> Times.isDateTime(text);
            case DECIMAL -> Numbers.isDecimal(text);
            case ID -> Texts.isId(text);
            case INSTANT -> Times.isInstant(text);
            case INTEGER -> Numbers.isInteger(text);
            case MARKDOWN, STRING, XHTML -> Texts.isText(text);
            case OID -> Texts.isOid(text);
            case POSITIVEINT -> Numbers.isPositive(text);
            case TIME -> Times.isTime(text);
            case UNSIGNEDINT -> Numbers.isUnsigned(text);
            case UUID -> Texts.isUuid(text);
        };
    }

    String meaning() {
        return meaning;
    }
}
