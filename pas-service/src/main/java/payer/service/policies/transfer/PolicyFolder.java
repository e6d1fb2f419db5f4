package payer.service.policies.transfer;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One policy as files: {@code policy.yaml}, older versions beside it, and {@code cases.yaml}. */
public record PolicyFolder(String name, SortedMap<String, String> versions, Optional<String> cases) {
    public static final String CASES = "cases.yaml";

    public PolicyFolder {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    static PolicyFolder of(String name, Map<String, String> files) {
        var versions = new TreeMap<>(files);
        var cases = Optional.ofNullable(versions.remove(CASES));
        return new PolicyFolder(name, versions, cases);
    }

    /** With their places in the archive, such as {@code home-oxygen/policy.yaml}. */
    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        versions.forEach((file, text) -> files.put(name + "/" + file, text));
        cases.ifPresent(text -> files.put(name + "/" + CASES, text));
        return files;
    }
}
