package payer.service.priorauth.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Which system sent a request to which, as release 2.2 tells it; the answer goes the other way. */
final class Transmission {
    private static final String IDENTIFIERS = Pas.extension("TransmissionIdentifiers");
    private static final String SENDER = "interchangeSenderID";

    private static final Map<String, String> BACK = Map.of(
            "applicationSenderCode",
            "applicationReceiverCode",
            "applicationReceiverCode",
            "applicationSenderCode",
            SENDER,
            "interchangeReceiverID",
            "interchangeReceiverID",
            SENDER);

    private Transmission() {}

    /** The id of the sending system: who subscribes names it. */
    static Optional<String> sender(Claim claim) {
        return identifiers(claim)
                .flatMap(identifiers ->
                        identifiers.getExtensionsByUrl(SENDER).stream().findFirst())
                .map(sender -> sender.getValue() instanceof PrimitiveType<?> id ? id.getValueAsString() : "")
                .filter(id -> id != null && !id.isBlank());
    }

    static Optional<Extension> back(Claim claim) {
        return identifiers(claim).map(Transmission::turned);
    }

    private static Optional<Extension> identifiers(Claim claim) {
        return claim.getExtensionsByUrl(IDENTIFIERS).stream().findFirst();
    }

    private static Extension turned(Extension identifiers) {
        var turned = new Extension(IDENTIFIERS);
        identifiers.getExtension().stream()
                .filter(part -> BACK.containsKey(part.getUrl()))
                .forEach(part -> turned.addExtension(
                        new Extension(BACK.get(part.getUrl()), part.getValue().copy())));
        return turned;
    }
}
