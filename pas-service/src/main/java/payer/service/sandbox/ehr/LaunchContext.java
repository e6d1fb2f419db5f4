package payer.service.sandbox.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import payer.service.sandbox.CoverageSaid;
import payer.service.sandbox.Visit;
import payer.service.sandbox.chart.Nodes;

/** What an app is told with its token: the patient, the orders, the coverage, and the forms of which the payer spoke. */
final class LaunchContext {
    private LaunchContext() {}

    static Map<String, Object> of(Visit visit) {
        var context = new LinkedHashMap<String, Object>();
        context.put("patient", visit.patient().id());
        context.put("need_patient_banner", true);
        context.put("fhirContext", references(visit));
        if (!visit.ordered().isEmpty())
            context.put("appContext", appContext(visit).toString());
        return context;
    }

    private static List<Map<String, String>> references(Visit visit) {
        var references = new ArrayList<Map<String, String>>();
        Stream.concat(addresses(visit, "Coverage"), visit.orders().stream().map(Nodes::address))
                .forEach(address -> references.add(Map.of("reference", address)));
        addresses(visit, "QuestionnaireResponse").forEach(address -> references.add(Map.of("reference", address)));
        forms(visit).forEach(form -> references.add(Map.of("canonical", form, "type", "Questionnaire")));
        return references;
    }

    /** In the words of the payer's own cards. */
    private static ObjectNode appContext(Visit visit) {
        var context = Nodes.object();
        visit.orders().stream().map(Nodes::address).forEach(context.putArray("orders")::add);
        addresses(visit, "Coverage").findFirst().ifPresent(coverage -> context.put("coverage", coverage));
        forms(visit).forEach(context.putArray("questionnaires")::add);
        said(visit)
                .map(CoverageSaid::assertion)
                .filter(number -> !number.isEmpty())
                .distinct()
                .forEach(context.putArray("assertions")::add);
        return context;
    }

    private static Stream<String> forms(Visit visit) {
        return said(visit).flatMap(one -> one.forms().stream()).distinct();
    }

    private static Stream<CoverageSaid> said(Visit visit) {
        return visit.orders().stream().flatMap(order -> CoverageSaid.of(order).stream());
    }

    private static Stream<String> addresses(Visit visit, String type) {
        return visit.records().ofType(type).stream().map(Nodes::address);
    }
}
