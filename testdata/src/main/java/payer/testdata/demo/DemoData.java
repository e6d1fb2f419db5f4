package payer.testdata.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import payer.testdata.Enrolments;
import payer.testdata.Member;
import payer.testdata.Members;
import payer.testdata.Payer;
import payer.testdata.Providers;
import payer.testdata.cases.Case;
import payer.testdata.cases.Cases;
import payer.testdata.chart.Charts;

/**
 * What the demo payer knows on a given day, in loading order: itself, the providers, each named member with the chart, and
 * for each policy sheet the members of its cases with the claims that the cases presuppose. Each part is a transaction of
 * PUTs, so that loading it again changes nothing.
 */
public final class DemoData {

    private final LocalDate today;

    private DemoData(LocalDate today) {
        this.today = today;
    }

    public static DemoData of(LocalDate today) {
        return new DemoData(today);
    }

    /** File names and what goes into them, in the order in which they must be loaded. */
    public Map<String, Bundle> bundles() {
        var bundles = new LinkedHashMap<String, Bundle>();
        parts().forEach((name, resources) -> bundles.put(name, transaction(resources)));
        return bundles;
    }

    /** All resources by type, for loading as NDJSON. */
    public Map<String, List<Resource>> byType() {
        return parts().values().stream()
                .flatMap(Collection::stream)
                .map(DemoData::profiled)
                .collect(Collectors.groupingBy(Resource::fhirType, TreeMap::new, Collectors.toList()));
    }

    private Map<String, List<Resource>> parts() {
        var parts = new LinkedHashMap<String, List<Resource>>();
        parts.put("payer.json", Payer.resources());
        parts.put("providers.json", Providers.resources());
        Members.all().forEach(member -> parts.put("members/" + member.memberId() + ".json", records(member)));
        Cases.on(today).all().stream()
                .collect(Collectors.groupingBy(Case::sheet, TreeMap::new, Collectors.toList()))
                .forEach((sheet, cases) -> parts.put("cases/" + sheet + ".json", known(cases)));
        return parts;
    }

    private List<Resource> records(Member member) {
        return Stream.concat(Enrolments.of(member, today).stream(), Charts.of(member, today).stream())
                .toList();
    }

    private List<Resource> known(List<Case> cases) {
        var known = new ArrayList<Resource>();
        for (var situation : cases) {
            known.addAll(Enrolments.of(situation.member(), today));
            known.addAll(situation.history());
        }
        return known;
    }

    private static Bundle transaction(List<Resource> resources) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var resource : resources) {
            var address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            var entry = bundle.addEntry().setFullUrl(Payer.BASE + "/" + address).setResource(profiled(resource));
            entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(address);
        }
        return bundle;
    }

    private static Resource profiled(Resource resource) {
        UsCore.profileOf(resource).ifPresent(profile -> resource.getMeta().addProfile(profile));
        return resource;
    }
}
