package payer.dtr;

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

    /** How a form names its library: with the version as the guide demands, or bare as one conformance kit compares it. */
    public String libraryReference(String name, String version) {
        return bareLibraryReferences ? library(name) : library(name) + "|" + version;
    }
}
