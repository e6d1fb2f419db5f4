package payer.service.fhir.reading;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A narrative's markup as the text that JSON would carry, without comments and processing instructions. */
final class XhtmlCopy {
    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();

    XhtmlCopy(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** The element on which the reader stands, and all within. */
    String text() throws XMLStreamException {
        open();
        text.insert("<div".length(), " xmlns=\"http://www.w3.org/1999/xhtml\"");
        for (var depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open();
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    text.append("</").append(reader.getLocalName()).append('>');
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    escaped(reader.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    private void open() {
        text.append('<').append(reader.getLocalName());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            text.append(' ').append(reader.getAttributeLocalName(i)).append("=\"");
            escaped(reader.getAttributeValue(i));
            text.append('"');
        }
        text.append('>');
    }

    private void escaped(String plain) {
        for (var i = 0; i < plain.length(); i++) {
            switch (plain.charAt(i)) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.append(plain.charAt(i));
            }
        }
    }
}
