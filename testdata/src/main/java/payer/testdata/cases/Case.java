package payer.testdata.cases;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Clinician;
import payer.testdata.Enrolments;
import payer.testdata.Facility;
import payer.testdata.Member;
import payer.testdata.chart.Chart;
import payer.testdata.order.Order;
import payer.testdata.order.Orders;

/**
 * One situation to judge. The sheet and the words say which vignette it retells; the outcome is for the policies to say.
 *
 * @param supplier who is to deliver or perform what is ordered
 */
public record Case(
        String sheet,
        String situation,
        LocalDate today,
        Member member,
        Clinician requester,
        Facility supplier,
        Chart chart,
        List<Order> lines) {

    public Case {
        if (lines.isEmpty()) throw new IllegalArgumentException("a case is about an order");
        lines = List.copyOf(lines);
    }

    public Patient patient() {
        return Enrolments.patient(member);
    }

    public Coverage coverage() {
        return Enrolments.shownAtTheDesk(member, today);
    }

    public List<DomainResource> orders() {
        return new Orders(member, requester, today, reasons()).written(lines);
    }

    /** What the practice knows about the patient beside the orders. */
    public List<Resource> evidence() {
        return chart.evidence();
    }

    /** What the payer must know beforehand for the situation to be as told: claims it has paid. */
    public List<Resource> history() {
        return chart.history();
    }

    public List<Condition> reasons() {
        return chart.conditions();
    }

    public boolean urgent() {
        return lines.stream().anyMatch(Order::urgent);
    }

    @Override
    public String toString() {
        return sheet + ": " + situation;
    }
}
