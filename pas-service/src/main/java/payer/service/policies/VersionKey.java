package payer.service.policies;

import java.util.Set;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** One version of one policy, as it is named in documents and addresses. */
public record VersionKey(String policy, String version) implements Comparable<VersionKey> {
    private static final Pattern POLICY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    /** Words that stand where a policy's name would, in our addresses. */
    private static final Set<String> TAKEN = Set.of(
            "check", "codes", "decide", "export", "import", "new", "releases", "schema", "simulations", "studio");

    public VersionKey {
        if (!POLICY.matcher(policy).matches() || policy.length() > 100 || TAKEN.contains(policy))
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "A policy's name is small letters, digits and hyphens, at most 100, and none of "
                            + String.join(", ", TAKEN.stream().sorted().toList()),
                    "policy");
        if (!VERSION.matcher(version).matches())
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "A version is up to 64 letters, digits, dots, hyphens and underscores, such as a date",
                    "version");
    }

    public String text() {
        return policy + " " + version;
    }

    @Override
    public int compareTo(VersionKey other) {
        var byPolicy = policy.compareTo(other.policy);
        return byPolicy != 0 ? byPolicy : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return text();
    }
}
