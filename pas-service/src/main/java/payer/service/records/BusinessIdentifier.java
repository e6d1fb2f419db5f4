package payer.service.records;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import payer.service.records.search.QueryText;

/** The number under which a document's source knows the record. */
final class BusinessIdentifier {
    private BusinessIdentifier() {}

    /** A search for it. */
    static Optional<QueryText> of(Resource resource) {
        return Optional.ofNullable(resource.getNamedProperty("identifier"))
                .map(Property::getValues)
                .flatMap(values -> values.stream()
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .filter(Identifier::hasValue)
                        .findFirst())
                .map(identifier -> QueryText.of("identifier", token(identifier)));
    }

    private static String token(Identifier identifier) {
        var system = identifier.hasSystem() ? identifier.getSystem() : "";
        return QueryText.escaped(system) + "|" + QueryText.escaped(identifier.getValue());
    }
}
