package payer.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Provider;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;

/** The items of a Claim as lines. */
public final class ClaimItems {
    private static final String CERTIFICATION =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-certificationType";
    private static final String CERTIFICATION_CODES = "https://codesystem.x12.org/005010/1322";

    /** Renewed, or made longer. */
    private static final Set<String> CONTINUING = Set.of("R", "4");

    private static final Code WITHOUT_CODE = CodeSystem.PLAN.code("not-applicable");

    /**
     * A service without a code that anybody could know keeps its place as a line, so that a person looks at it.
     *
     * @param ordered the day of the order behind the item; {@code today} stands in for days that nobody tells
     */
    public ServiceLine line(
            Claim claim, Claim.ItemComponent item, Optional<LocalDate> ordered, LocalDate today, Provider provider) {
        var orderDay = ordered.or(() -> Days.of(claim.getCreatedElement())).orElse(today);
        return new ServiceLine(
                item.getSequence(),
                Codings.billing(item.getProductOrService()).orElse(WITHOUT_CODE),
                modifiers(item),
                Quantities.ordered(item.hasQuantity() ? item.getQuantity() : null),
                kind(item),
                diagnoses(claim, item),
                orderDay,
                from(item).orElse(orderDay),
                place(item),
                provider);
    }

    public Optional<LocalDate> from(Claim.ItemComponent item) {
        return Days.start(item.getServiced());
    }

    public Optional<LocalDate> until(Claim.ItemComponent item) {
        return Days.end(item.getServiced());
    }

    /** The certification type of an item or of a whole claim; empty if none is told. */
    public static Optional<String> certification(org.hl7.fhir.r4.model.Element item) {
        return certification(item.getExtensionsByUrl(CERTIFICATION));
    }

    public static Optional<String> certification(Claim claim) {
        return certification(claim.getExtensionsByUrl(CERTIFICATION));
    }

    private static Optional<String> certification(List<org.hl7.fhir.r4.model.Extension> extensions) {
        return extensions.stream()
                .map(extension -> extension.getValue())
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                .filter(coding -> CERTIFICATION_CODES.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .findFirst();
    }

    private static RequestKind kind(Claim.ItemComponent item) {
        return certification(item).filter(CONTINUING::contains).isPresent()
                ? RequestKind.CONTINUATION
                : RequestKind.INITIAL;
    }

    private static Set<String> modifiers(Claim.ItemComponent item) {
        return item.getModifier().stream()
                .flatMap(modifier -> modifier.getCoding().stream())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .collect(Collectors.toSet());
    }

    /** Those that the item points at, or all of the claim. */
    private static List<Code> diagnoses(Claim claim, Claim.ItemComponent item) {
        var wanted = item.getDiagnosisSequence().stream()
                .map(PrimitiveType::getValue)
                .collect(Collectors.toSet());
        return claim.getDiagnosis().stream()
                .filter(diagnosis -> wanted.isEmpty() || wanted.contains(diagnosis.getSequence()))
                .filter(diagnosis -> diagnosis.getDiagnosis() instanceof CodeableConcept)
                .flatMap(diagnosis -> Codings.codes((CodeableConcept) diagnosis.getDiagnosis()))
                .toList();
    }

    private static String place(Claim.ItemComponent item) {
        return item.getLocation() instanceof CodeableConcept place
                        && place.getCodingFirstRep().hasCode()
                ? place.getCodingFirstRep().getCode()
                : "";
    }
}
