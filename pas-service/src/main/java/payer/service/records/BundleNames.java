package payer.service.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.document.References;

/** What the documents of one bundle call each other, and the records that they became. */
final class BundleNames {
    private static final Pattern RECORD =
            Pattern.compile("((?:https?://[^?#]*/)?)([A-Z][A-Za-z]+/[A-Za-z0-9.\\-]{1,64})(/_history/[^/]+)?");
    private static final List<String> ONLY_IN_BUNDLES = List.of("urn:uuid:", "urn:oid:");

    private final Map<String, String> records;

    private BundleNames(Map<String, String> records) {
        this.records = Map.copyOf(records);
    }

    /** A {@code Problem} if two entries have one name. */
    static BundleNames of(List<Targets.Target> targets) {
        var records = new HashMap<String, String>();
        for (var target : targets) {
            var name = target.write().fullUrl();
            if (!name.isEmpty() && records.put(name, target.key().reference()) != null)
                throw Problem.of(
                        ProblemKind.INVALID_VALUE,
                        "Two entries have the same fullUrl",
                        target.write().place());
        }
        return new BundleNames(records);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /**
     * The record that an address means; the address itself, if that is no entry's. A relative one means what it would on the
     * server from which the entry comes that has it, if its own name says which that is.
     */
    String meant(String address, String inEntry) {
        var known = records.get(address);
        if (known != null) return known;
        var record = RECORD.matcher(address);
        if (!record.matches()) return address;
        return records.getOrDefault(base(record.group(1), inEntry) + record.group(2), address);
    }

    private static String base(String stated, String inEntry) {
        if (!stated.isEmpty()) return stated;
        var entry = RECORD.matcher(inEntry);
        return entry.matches() ? entry.group(1) : "";
    }

    /** Such names mean nothing outside of the bundle, so one that no entry has would lead nowhere for ever. */
    void requireNames(byte[] json, String place) {
        for (var reference : References.of(json))
            if (ONLY_IN_BUNDLES.stream().anyMatch(reference::startsWith)
                    && !records.containsKey(withoutFragment(reference)))
                throw Problem.of(
                        ProblemKind.INVALID_VALUE, "A reference of this document names no entry of the bundle", place);
    }

    private static String withoutFragment(String reference) {
        var hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }
}
