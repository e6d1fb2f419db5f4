package payer.testdata.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.Providers;
import payer.testdata.StableIds;
import payer.testdata.cases.Case;

/** The JSON of an order-sign hook as CRD 2.0.1 has it, with all that the standard prefetch asks for. */
public final class OrderSignHook {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Case situation;
    private final ProviderRecords records;
    private final Relocation relocation = Relocation.toProvider();

    private OrderSignHook(Case situation) {
        this.situation = situation;
        this.records = ProviderRecords.of(situation);
    }

    /** The hook of a case, with an instance id that is always the same for the case and its day. */
    public static String of(Case situation) {
        return of(
                situation,
                StableIds.of(
                        "hook", situation.member().memberId(), situation.today().toString()));
    }

    public static String of(Case situation, String hookInstance) {
        return new OrderSignHook(situation).request(hookInstance).toPrettyString();
    }

    private ObjectNode request(String hookInstance) {
        var request = MAPPER.createObjectNode();
        request.put("hook", "order-sign").put("hookInstance", hookInstance).put("fhirServer", Providers.EHR_BASE);
        writeContext(request.putObject("context"));
        writePrefetch(request.putObject("prefetch"));
        return request;
    }

    private void writeContext(ObjectNode context) {
        var drafts = new Bundle().setType(BundleType.COLLECTION);
        situation.orders().forEach(order -> add(drafts, order));
        context.put("userId", moved(situation.requester().reference().getReference()));
        context.put(
                "patientId", relocation.moved(records.patient()).getIdElement().getIdPart());
        context.set("draftOrders", json(drafts));
    }

    private void writePrefetch(ObjectNode prefetch) {
        prefetch.set("patient", json(relocation.moved(records.patient())));
        prefetch.set("coverage", json(found(List.of(records.coverage()))));
        situation.orders().stream()
                .map(Resource::fhirType)
                .distinct()
                .forEach(type -> prefetch.set(key(type), json(found(ordersOf(type)))));
    }

    private List<DomainResource> ordersOf(String type) {
        return situation.orders().stream()
                .filter(order -> order.fhirType().equals(type))
                .toList();
    }

    /** A search result: the matches, then what they refer to, without the patient, who has a key of his own. */
    private Bundle found(List<? extends Resource> matches) {
        var result = new Bundle().setType(BundleType.SEARCHSET).setTotal(matches.size());
        matches.forEach(match -> add(result, match).getSearch().setMode(SearchEntryMode.MATCH));
        matches.stream()
                .flatMap(match -> records.closureOf(match).stream().skip(1))
                .filter(included -> !included.fhirType().equals("Patient"))
                .distinct()
                .forEach(included -> add(result, included).getSearch().setMode(SearchEntryMode.INCLUDE));
        return result;
    }

    private Bundle.BundleEntryComponent add(Bundle bundle, Resource resource) {
        return bundle.addEntry()
                .setFullUrl(Providers.EHR_BASE + "/" + relocation.addressOf(resource))
                .setResource(relocation.moved(resource));
    }

    private String moved(String address) {
        return relocation.newAddressOf(address);
    }

    /** {@code DeviceRequest} goes under {@code deviceRequests}. */
    private static String key(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "s";
    }

    private static JsonNode json(Resource resource) {
        try {
            return MAPPER.readTree(Json.compact(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON that can be read", e);
        }
    }
}
