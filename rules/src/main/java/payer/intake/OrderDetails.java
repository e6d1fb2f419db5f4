package payer.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Source;

/**
 * What an order says beyond its code, for policies that ask for a written order that shows something: whatever it details in
 * the plan's own codes of findings under that code, how often by its timing, and the flow of oxygen.
 */
final class OrderDetails {
    /** An order that somebody has written, whatever for. */
    private static final Code WRITTEN_ORDER = CodeSystem.FINDING.code("written-order");

    private static final Code OXYGEN_FLOW = CodeSystem.LOINC.code("3151-8");
    private static final String FLOW = "flow";
    private static final String FREQUENCY = "frequency";
    private static final Set<String> VOID = Set.of("ENTEREDINERROR", "REVOKED", "UNKNOWN");

    private final Authors authors;

    OrderDetails(Authors authors) {
        this.authors = authors;
    }

    List<Fact> read(DeviceRequest order) {
        if (order.hasStatus() && VOID.contains(order.getStatus().name())) return List.of();
        var details = order.getParameter().stream()
                .filter(DeviceRequest.DeviceRequestParameterComponent::hasValue)
                .map(DeviceRequest.DeviceRequestParameterComponent::getCode);
        var fact = written(order, order.getRequester(), details, order.getOccurrence());
        return List.of(Days.of(order.getAuthoredOnElement()).map(fact::on).orElse(fact));
    }

    List<Fact> read(ServiceRequest order) {
        if (order.hasStatus() && VOID.contains(order.getStatus().name())) return List.of();
        var fact = written(order, order.getRequester(), order.getOrderDetail().stream(), order.getOccurrence());
        return List.of(Days.of(order.getAuthoredOnElement()).map(fact::on).orElse(fact));
    }

    private Fact written(Resource order, Reference requester, Stream<CodeableConcept> details, Type when) {
        var shown = new LinkedHashSet<String>();
        details.flatMap(Codings::codes).forEach(code -> {
            if (code.equals(OXYGEN_FLOW)) shown.add(FLOW);
            else if (code.isOf(CodeSystem.FINDING)) shown.add(code.value());
        });
        if (when instanceof Timing timing && (timing.hasRepeat() || timing.hasCode())) shown.add(FREQUENCY);
        return Fact.of(
                        order.fhirType() + "/" + order.getIdElement().getIdPart(),
                        WRITTEN_ORDER,
                        FactValue.YES,
                        Source.ORDER)
                .under(shown)
                .by(authors.of(List.of(requester)));
    }
}
