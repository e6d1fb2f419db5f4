package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.math.BigDecimal;

/** A string, number or boolean with its text exactly as sent: FHIR's decimals keep their precision. */
final class JsonScalar extends BaseJsonLikeValue {
    private final String text;
    private final ScalarType type;

    JsonScalar(String text, ScalarType type) {
        this.text = text;
        this.type = type;
    }

    @Override
    public ValueType getJsonType() {
        return ValueType.SCALAR;
    }

    @Override
    public ScalarType getDataType() {
        return type;
    }

    @Override
    public String getAsString() {
        return text;
    }

    @Override
    public boolean getAsBoolean() {
        return type == ScalarType.BOOLEAN && text.equals("true");
    }

    @Override
    public Object getValue() {
        return switch (type) {
            case STRING -> text;
            case NUMBER -> new BigDecimal(text);
            case BOOLEAN -> getAsBoolean();
        };
    }

    /** Not the text: it may be personal data. */
    @Override
    public String toString() {
        return "a " + type;
    }
}
