package payer.dtr.packaging;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.AuthorizationCase;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.ServiceLine;
import payer.dtr.artifact.PublishedForm;

/** A form that goes into the answer, the orders that it is for, and the case in which its questions are prepared. */
record WantedForm(
        PublishedForm form, boolean adaptive, List<Resource> orders, Optional<InCase> inCase, Purpose purpose) {

    /** One line of a case. */
    record InCase(AuthorizationCase theCase, ServiceLine line) {}

    WantedForm {
        orders = List.copyOf(orders);
    }

    boolean isSame(WantedForm other) {
        return adaptive == other.adaptive && form.canonical().equals(other.form.canonical());
    }

    WantedForm alsoFor(WantedForm other) {
        return new WantedForm(
                form,
                adaptive,
                java.util.stream.Stream.concat(orders.stream(), other.orders.stream())
                        .distinct()
                        .toList(),
                inCase.or(other::inCase),
                purpose);
    }
}
