package payer.service.fhir.reading;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirLimits;

/**
 * Reads FHIR's XML into the same tree that its JSON gives, so that all later steps are one. No document type, no
 * entities beyond XML's own five, nothing fetched.
 */
final class XmlText {
    private static final int MOST_ATTRIBUTES = 50;

    private final WstxInputFactory factory = new WstxInputFactory();
    private final FhirLimits limits;
    private final Shapes shapes;

    XmlText(FhirLimits limits, Shapes shapes) {
        this.limits = limits;
        this.shapes = shapes;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth() * 2);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, (int) limits.string());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, (int) limits.string());
    }

    JsonMembers read(byte[] text, Trail trail, Complaints complaints) {
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(text), "UTF-8");
            return document(reader, trail, complaints);
        } catch (XMLStreamException e) {
            throw broken(e.getLocation(), trail);
        } catch (WstxLazyException e) {
            throw Problem.of(ProblemKind.MALFORMED, "this is not well-formed XML", trail.path());
        }
    }

    private JsonMembers document(XMLStreamReader reader, Trail trail, Complaints complaints) throws XMLStreamException {
        var declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase(StandardCharsets.UTF_8.name()))
            throw Problem.of(ProblemKind.MALFORMED, "the XML declares another encoding than UTF-8");
        while (reader.next() != XMLStreamConstants.START_ELEMENT) refuseDocumentType(reader);
        var document = new XmlElements(reader, shapes, limits, trail, complaints).resource();
        while (reader.hasNext()) reader.next();
        return document;
    }

    private static void refuseDocumentType(XMLStreamReader reader) {
        if (reader.getEventType() == XMLStreamConstants.DTD)
            throw Problem.of(ProblemKind.MALFORMED, "a document type declaration (DOCTYPE) is not allowed");
    }

    private static Problem broken(javax.xml.stream.Location location, Trail trail) {
        var at = location == null
                ? ""
                : " (line " + location.getLineNumber() + ", column " + location.getColumnNumber() + ")";
        return Problem.of(ProblemKind.MALFORMED, "this is not well-formed XML, or beyond a limit" + at, trail.path());
    }
}
