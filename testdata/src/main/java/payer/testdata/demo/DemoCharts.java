package payer.testdata.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Json;
import payer.testdata.Providers;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.message.ProviderRecords;

/**
 * What a pretend health record system of the providers holds: the charts of some cases under that system's own ids, and who
 * these patients are, whom they see and what is to be ordered for them.
 */
final class DemoCharts {
    private static final String FOLDER = "charts/";

    private DemoCharts() {}

    /** File names and texts. */
    static Map<String, String> on(LocalDate today) {
        var charts = new LinkedHashMap<String, String>();
        charts.put(FOLDER + "neighborhood.json", Json.pretty(bundle(ProviderRecords.neighborhood())));
        var patients = JsonNodeFactory.instance.arrayNode();
        for (var situation : shown(Cases.on(today))) {
            charts.put(file(situation), Json.pretty(bundle(ProviderRecords.chart(situation))));
            patients.add(patient(situation));
        }
        charts.put(FOLDER + "patients.json", patients.toPrettyString());
        return charts;
    }

    /** One for each way that an order can go. */
    private static List<Case> shown(Cases cases) {
        return Stream.concat(
                        cases.ofNamedMembers().stream(),
                        Stream.of(
                                cases.oxygenAtRest89WithoutEchocardiogram(),
                                cases.oxygenForClusterHeadache(),
                                cases.papIndex22VisitThenTest(),
                                cases.lumbarMriAfterSixWeeksOfTherapy(),
                                cases.lumbarMriWithoutTherapy()))
                .toList();
    }

    private static Bundle bundle(List<Resource> resources) {
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        for (var resource : resources)
            bundle.addEntry()
                    .setFullUrl(Providers.EHR_BASE + "/" + resource.fhirType() + "/"
                            + resource.getIdElement().getIdPart())
                    .setResource(resource);
        return bundle;
    }

    private static ObjectNode patient(Case situation) {
        var requester = situation.requester();
        var patient = JsonNodeFactory.instance
                .objectNode()
                .put("file", file(situation))
                .put("patient", ProviderRecords.address(situation.member().patientReference()))
                .put("situation", situation.situation())
                .put("practitioner", ProviderRecords.address(requester.reference()))
                .put("role", ProviderRecords.address(requester.roleReference()))
                .put("practice", ProviderRecords.address(requester.employer().reference()))
                .put("supplier", ProviderRecords.address(situation.supplier().reference()));
        var usual = patient.putArray("orders");
        situation.lines().forEach(line -> usual.add(line.item().code()));
        return patient;
    }

    private static String file(Case situation) {
        return FOLDER + situation.member().memberId() + ".json";
    }
}
