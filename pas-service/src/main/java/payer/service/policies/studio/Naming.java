package payer.service.policies.studio;

/** The name and first day of a policy that is to be written, and why they could not be taken. */
public record Naming(String policy, String from, String trouble) {
    static final Naming NONE = new Naming("", "", "");
}
