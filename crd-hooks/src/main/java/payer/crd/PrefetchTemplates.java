package payer.crd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a client is asked to send along: only what every answer needs. The first release writes plain tokens, which many
 * clients can only resolve at the root of the context; later ones write FHIRPath.
 */
final class PrefetchTemplates {
    private static final List<String> ORDERS = List.of(
            "DeviceRequest",
            "MedicationRequest",
            "NutritionOrder",
            "ServiceRequest",
            "VisionPrescription",
            "CommunicationRequest");

    private PrefetchTemplates() {}

    static Map<String, String> of(Hook hook, Release release) {
        var templates = new LinkedHashMap<String, String>();
        templates.put("patient", "Patient/{{context.patientId}}");
        templates.put("coverage", "Coverage?patient={{context.patientId}}&status=active&_include=Coverage:payor");
        if (hook.isOfEncounter())
            templates.put("encounter", "Encounter?_id={{context.encounterId}}&_include=Encounter:service-provider");
        if (hook == Hook.ORDER_DISPATCH && release != Release.V2_0)
            ORDERS.forEach(type -> templates.put(
                    key(type), "%s?_id={{context.dispatchedOrders.resolve().ofType(%s).id}}".formatted(type, type)));
        if (hook == Hook.ORDER_SIGN || hook == Hook.ORDER_SELECT) drafts(templates, release);
        if (hook == Hook.APPOINTMENT_BOOK) templates.put("serviceRequests", ordersOfAppointments(release));
        return templates;
    }

    /** An appointment for an order is judged by the order. */
    private static String ordersOfAppointments(Release release) {
        return release == Release.V2_0
                ? "Appointment?_id={{context.appointments.Appointment.id}}&_include=Appointment:based-on"
                : "ServiceRequest?_id={{context.appointments.entry.resource.ofType(Appointment)"
                        + ".basedOn.resolve().ofType(ServiceRequest).id}}";
    }

    /** The orders themselves are in the context; wanted is what they refer to. */
    private static void drafts(Map<String, String> templates, Release release) {
        if (release == Release.V2_0) {
            templates.put(
                    "medicationRequests",
                    "MedicationRequest?_id={{context.draftOrders.MedicationRequest.id}}"
                            + "&_include=MedicationRequest:medication");
            templates.put(
                    "deviceRequests",
                    "DeviceRequest?_id={{context.draftOrders.DeviceRequest.id}}&_include=DeviceRequest:device");
        } else {
            templates.put(
                    "medications",
                    "Medication?_id={{context.draftOrders.entry.resource.ofType(MedicationRequest)"
                            + ".medication.resolve().ofType(Medication).id}}");
            templates.put(
                    "devices",
                    "Device?_id={{context.draftOrders.entry.resource.ofType(DeviceRequest)"
                            + ".code.resolve().ofType(Device).id}}");
        }
    }

    /** {@code DeviceRequest} goes under {@code deviceRequests}. */
    private static String key(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "s";
    }
}
