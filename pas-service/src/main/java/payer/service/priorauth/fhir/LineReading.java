package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import payer.decision.Provider;
import payer.intake.ClaimItems;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.RequestedLine;

/** Reads the items of a Claim, each with its order. */
final class LineReading {
    private static final String IMMEDIATE_APPEAL = "1";
    private static final String STANDARD_APPEAL = "2";
    static final String CANCELLED = "3";
    private static final String DELIVERS = "SJ";

    private final Claim claim;
    private final BundleIndex index;
    private final LocalDate today;
    private final ClaimItems items;
    private final Provider provider;

    LineReading(Claim claim, BundleIndex index, LocalDate today, ClaimItems items) {
        this.claim = claim;
        this.index = index;
        this.today = today;
        this.items = items;
        this.provider = delivering();
    }

    RequestedLine line(Claim.ItemComponent item) {
        var service = items.line(claim, item, ordered(item), today, provider);
        return new RequestedLine(
                service,
                words(item, service.code().value()),
                items.until(item),
                traces(item),
                text(item, "authorizationNumber"),
                isWithdrawn(item),
                appealed(item),
                certification(item));
    }

    private Optional<RequestedLine.Appealed> appealed(Claim.ItemComponent item) {
        return certification(item).flatMap(code -> switch (code) {
            case IMMEDIATE_APPEAL -> Optional.of(RequestedLine.Appealed.IMMEDIATE);
            case STANDARD_APPEAL -> Optional.of(RequestedLine.Appealed.STANDARD);
            default -> Optional.empty();
        });
    }

    private Optional<String> certification(Claim.ItemComponent item) {
        return ClaimItems.certification(item).or(() -> ClaimItems.certification(claim));
    }

    private static String words(Claim.ItemComponent item, String code) {
        var service = item.getProductOrService();
        if (service.hasText()) return service.getText();
        return service.getCoding().stream()
                .filter(coding -> coding.hasDisplay())
                .map(coding -> coding.getDisplay())
                .findFirst()
                .orElse(code);
    }

    private static List<BusinessId> traces(Claim.ItemComponent item) {
        return item.getExtensionsByUrl(Pas.extension("itemTraceNumber")).stream()
                .map(extension -> extension.getValue())
                .filter(value -> value instanceof Identifier identifier && SmallValues.isTold(identifier))
                .map(value -> SmallValues.of((Identifier) value))
                .toList();
    }

    private static Optional<String> text(Claim.ItemComponent item, String name) {
        return item.getExtensionsByUrl(Pas.extension(name)).stream()
                .map(extension -> extension.getValue())
                .filter(value -> value instanceof StringType text && text.hasValue())
                .map(value -> ((StringType) value).getValue())
                .findFirst();
    }

    private boolean isWithdrawn(Claim.ItemComponent item) {
        return Cancelled.is(item)
                || ClaimItems.certification(item).filter(CANCELLED::equals).isPresent()
                || ClaimItems.certification(claim).filter(CANCELLED::equals).isPresent();
    }

    private Optional<LocalDate> ordered(Claim.ItemComponent item) {
        return item.getExtensionsByUrl(Pas.extension("requestedService")).stream()
                .map(extension -> extension.getValue())
                .filter(Reference.class::isInstance)
                .flatMap(reference -> index.at((Reference) reference).stream())
                .flatMap(order -> ordered(order).stream())
                .findFirst();
    }

    private static Optional<LocalDate> ordered(Resource order) {
        return switch (order) {
            case DeviceRequest device -> SmallValues.day(device.getAuthoredOnElement());
            case ServiceRequest service -> SmallValues.day(service.getAuthoredOnElement());
            case MedicationRequest medication -> SmallValues.day(medication.getAuthoredOnElement());
            default -> Optional.empty();
        };
    }

    private Provider delivering() {
        var npis = new ProviderNumbers(index);
        return claim.getCareTeam().stream()
                .filter(one -> one.getRole().getCoding().stream().anyMatch(coding -> DELIVERS.equals(coding.getCode())))
                .flatMap(one -> npis.of(one.getProvider()).stream())
                .findFirst()
                .map(npi -> new Provider(npi, "", Optional.empty()))
                .orElse(Provider.unknown());
    }
}
