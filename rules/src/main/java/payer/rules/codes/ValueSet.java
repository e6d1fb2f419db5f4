package payer.rules.codes;

import payer.rules.policy.CodeList;

/** Codes under one name. A changed set is another version beside it, so a policy says which one it means: {@code copd-2026}. */
public record ValueSet(String name, String version, CodeList codes) {

    /** As policies write it after the word {@code set}. */
    public String reference() {
        return name + "-" + version;
    }
}
