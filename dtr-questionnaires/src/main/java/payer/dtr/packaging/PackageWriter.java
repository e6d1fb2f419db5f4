package payer.dtr.packaging;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MetadataResource;
import payer.dtr.Edition;

/** One package: the form, its prepared response, the closure of libraries, and the value sets with their codes. */
final class PackageWriter {

    /** Longer lists are expanded on request. */
    private static final int MOST_CODES = 40;

    private final PackageRequest request;
    private final Instant now;

    PackageWriter(PackageRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    Bundle bundle(WantedForm wanted, List<Notice> notices) {
        var form = wanted.form();
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.getMeta().addProfile(Edition.profile("DTR-QPackageBundle"));
        bundle.setTimestamp(Date.from(now));
        add(bundle, wanted.adaptive() ? form.adaptive() : form.standard());
        var draft = new DraftResponse(wanted, request, now, notices).response();
        bundle.addEntry().setFullUrl("urn:uuid:" + draft.getIdPart()).setResource(draft);
        form.libraries().forEach(library -> add(bundle, library));
        form.expanded().stream()
                .filter(set -> form.addresses().edition() == Edition.DTR_2_0 || codes(set) < MOST_CODES)
                .forEach(set -> add(bundle, set));
        PackageGaps.of(form).stream().filter(gap -> !notices.contains(gap)).forEach(notices::add);
        return bundle;
    }

    private static int codes(org.hl7.fhir.r4.model.ValueSet set) {
        return set.getExpansion().getTotal();
    }

    private static void add(Bundle bundle, MetadataResource resource) {
        bundle.addEntry().setFullUrl(fullUrl(resource)).setResource(resource);
    }

    /** Where it can be read, which tells versions apart. */
    private static String fullUrl(MetadataResource resource) {
        return resource.getUrl().substring(0, resource.getUrl().lastIndexOf('/') + 1) + resource.getIdPart();
    }
}
