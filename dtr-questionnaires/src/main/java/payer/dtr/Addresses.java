package payer.dtr;

import java.util.Optional;
import java.util.regex.Pattern;
import payer.rules.policy.Policy;

/** Where one edition's forms, libraries and value sets live; their canonicals are the addresses under which they are read. */
public record Addresses(Edition edition, String base, boolean bareLibraryReferences) {

    /** Stands before the policy's id in the canonical of its adaptive form. */
    public static final String ADAPTIVE = "adaptive-";

    public static Addresses of(Edition edition, String base) {
        return new Addresses(edition, base, false);
    }

    public String questionnaire(Policy policy) {
        return questionnaire(policy.id());
    }

    public String questionnaire(String id) {
        return base + "/Questionnaire/" + id;
    }

    public String adaptive(Policy policy) {
        return questionnaire(ADAPTIVE + policy.id());
    }

    public String library(String name) {
        return base + "/Library/" + name;
    }

    public String valueSet(String id) {
        return base + "/ValueSet/" + id;
    }

    /** The name of a form of ours, by the address that either edition gives it. */
    public Optional<String> questionnaireName(String url) {
        var ours = Pattern.compile(Pattern.quote(root()) + "/dtr/[0-9.]+/fhir/Questionnaire/([A-Za-z0-9.-]+)");
        var found = ours.matcher(url);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String root() {
        var end = base.indexOf("/dtr/");
        return end < 0 ? base : base.substring(0, end);
    }

    /** How a form names its library: with the version as the guide demands, or bare as one conformance kit compares it. */
    public String libraryReference(String name, String version) {
        return bareLibraryReferences ? library(name) : library(name) + "|" + version;
    }
}
