package payer.testdata.order;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import payer.testdata.Clinician;
import payer.testdata.Codes;
import payer.testdata.Days;
import payer.testdata.Member;
import payer.testdata.Providers;
import payer.testdata.StableIds;
import payer.testdata.Systems;

/** Writes orders for one patient as draft FHIR requests: devices, services and drugs each in their own type. */
public final class Orders {

    private final Member member;
    private final Clinician requester;
    private final Days days;
    private final List<CodeableConcept> reasons;

    public Orders(Member member, Clinician requester, LocalDate today, List<Condition> reasons) {
        this.member = member;
        this.requester = requester;
        this.days = new Days(today);
        this.reasons = reasons.stream().map(Condition::getCode).toList();
    }

    public List<DomainResource> written(List<Order> orders) {
        return IntStream.range(0, orders.size())
                .mapToObj(number -> written(orders.get(number), number))
                .toList();
    }

    private DomainResource written(Order order, int number) {
        var request = switch (order.item().kind()) {
            case RENTAL, PURCHASE, PROSTHESIS -> device(order);
            case SERVICE, TRANSPORT, IMAGING, LABORATORY_TEST -> service(order);
            case DRUG -> drug(order);
        };
        request.setId(StableIds.of(request.fhirType(), member.memberId(), "order", Integer.toString(number)));
        return request;
    }

    private DeviceRequest device(Order order) {
        var request = new DeviceRequest();
        request.setStatus(DeviceRequest.DeviceRequestStatus.DRAFT).setIntent(DeviceRequest.RequestIntent.ORDER);
        request.setCode(order.item().billed()).setSubject(patient()).setAuthoredOnElement(days.day(0));
        request.setRequester(requester.reference()).setReasonCode(copyOfReasons());
        if (order.urgent()) request.setPriority(DeviceRequest.RequestPriority.URGENT);
        if (order.continued()) request.addPriorRequest(earlier("DeviceRequest"));
        order.repetition().ifPresent(repetition -> request.setOccurrence(repetition.timing()));
        order.litersPerMinute().ifPresent(flow -> addFlow(request, flow));
        order.means().ifPresent(means -> addMeans(request, means));
        return request;
    }

    private static void addFlow(DeviceRequest request, double litersPerMinute) {
        request.addParameter()
                .setCode(Codes.concept(Systems.LOINC, "3151-8", "Inhaled oxygen flow"))
                .setValue(Codes.quantity(litersPerMinute, "L/min"));
    }

    private static void addMeans(DeviceRequest request, String means) {
        request.addParameter()
                .setCode(Codes.concept(Systems.FINDINGS, "means-of-delivery", "Means of delivery"))
                .setValue(Codes.concept(Systems.FINDINGS, means.replace(' ', '-'), means));
        request.setOccurrence(allDay());
    }

    private static Timing allDay() {
        var timing = new Timing();
        timing.getRepeat()
                .setDuration(24)
                .setDurationUnit(Timing.UnitsOfTime.H)
                .setFrequency(1)
                .setPeriod(1)
                .setPeriodUnit(Timing.UnitsOfTime.D);
        return timing;
    }

    private ServiceRequest service(Order order) {
        var request = new ServiceRequest();
        request.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setCode(order.item().billed()).setSubject(patient()).setAuthoredOnElement(days.day(0));
        request.setRequester(requester.reference()).setReasonCode(copyOfReasons());
        request.setQuantity(Codes.quantity(order.quantity(), "1"));
        if (order.urgent()) request.setPriority(ServiceRequest.ServiceRequestPriority.URGENT);
        if (order.continued()) request.addReplaces(earlier("ServiceRequest"));
        order.repetition().ifPresent(repetition -> request.setOccurrence(repetition.timing()));
        return request;
    }

    private MedicationRequest drug(Order order) {
        var request = new MedicationRequest();
        request.setStatus(MedicationRequest.MedicationRequestStatus.DRAFT);
        request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        request.setMedication(order.item().billed()).setSubject(patient()).setAuthoredOnElement(days.day(0));
        request.setRequester(requester.reference()).setReasonCode(copyOfReasons());
        request.addDosageInstruction().setText("One course as ordered");
        request.getDispenseRequest().setQuantity(Codes.quantity(order.quantity(), "1"));
        if (order.urgent()) request.setPriority(MedicationRequest.MedicationRequestPriority.URGENT);
        if (order.continued()) request.setPriorPrescription(earlier("MedicationRequest"));
        return request;
    }

    /** By its number: the earlier order itself stays where it is. */
    private Reference earlier(String type) {
        var number = StableIds.of(type, member.memberId(), "earlier-order");
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier()
                        .setSystem(Providers.EHR_BASE + "/sid/order")
                        .setValue(number));
    }

    private Reference patient() {
        return member.patientReference();
    }

    private List<CodeableConcept> copyOfReasons() {
        return reasons.stream().map(CodeableConcept::copy).toList();
    }
}
