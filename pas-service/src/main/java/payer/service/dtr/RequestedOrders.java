package payer.service.dtr;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import payer.decision.Code;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;

/**
 * The lines of a request for authorization as the orders that they go back to. They have no ids: what the order is called at
 * the client's server the request did not need to tell.
 */
final class RequestedOrders {
    private RequestedOrders() {}

    /** The lines that the number stands for, or all if it stands for the request; those still open, if any are. */
    static List<Resource> of(PriorAuth authorization, String number) {
        var meant = narrowed(authorization.lines(), line -> isNumber(line, number));
        return narrowed(meant, line -> line.standing().isOpen()).stream()
                .<Resource>map(line -> order(line.asked().service()))
                .toList();
    }

    private static List<AuthLine> narrowed(List<AuthLine> lines, Predicate<AuthLine> wanted) {
        var some = lines.stream().filter(wanted).toList();
        return some.isEmpty() ? lines : some;
    }

    private static boolean isNumber(AuthLine line, String number) {
        return line.asked().traces().stream().anyMatch(trace -> trace.value().equals(number))
                || line.standing().openReference().filter(number::equals).isPresent()
                || line.standing().authorizationNumber().filter(number::equals).isPresent();
    }

    private static ServiceRequest order(ServiceLine line) {
        var order = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(concept(line.code()))
                .setOccurrence(new DateTimeType(line.serviced().toString()))
                .setAuthoredOnElement(new DateTimeType(line.ordered().toString()));
        line.quantity()
                .ifPresent(quantity -> order.setQuantity(new Quantity()
                        .setValue(quantity.value())
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(quantity.unit())));
        line.diagnoses().forEach(code -> order.addReasonCode(concept(code)));
        if (line.kind() == RequestKind.CONTINUATION)
            order.addReplaces(new Reference().setDisplay("what it goes on with"));
        return order;
    }

    private static CodeableConcept concept(Code code) {
        return new CodeableConcept().addCoding(new Coding(code.system(), code.value(), null));
    }
}
