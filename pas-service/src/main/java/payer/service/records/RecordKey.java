package payer.service.records;

import java.util.Optional;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.Keys;
import payer.service.records.index.RecordTypes;

/** Which record: its type and its id. */
public record RecordKey(String type, String id) implements Comparable<RecordKey> {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.\\-]{1,64}");

    public RecordKey {
        if (!RecordTypes.keeps(type)) throw unknownType(type);
        if (!ID.matcher(id).matches())
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "An id has 1 to 64 letters, digits, hyphens and dots", type + ".id");
    }

    /** Of a relative reference; empty if it is none, or to a type that is not kept. */
    public static Optional<RecordKey> of(String reference) {
        var slash = reference.indexOf('/');
        if (slash < 1) return Optional.empty();
        var type = reference.substring(0, slash);
        var id = reference.substring(slash + 1);
        return RecordTypes.keeps(type) && ID.matcher(id).matches()
                ? Optional.of(new RecordKey(type, id))
                : Optional.empty();
    }

    /** The type again, if records of it are kept; a {@code Problem} if not. */
    public static String knownType(String type) {
        if (!RecordTypes.keeps(type)) throw unknownType(type);
        return type;
    }

    static Problem unknownType(String type) {
        var shown = type.length() <= 40 && type.chars().allMatch(Character::isLetter) ? type : "this type";
        return Problem.of(ProblemKind.NOT_FOUND, "Records of " + shown + " are not kept here");
    }

    /** How a reference names it. */
    public String reference() {
        return type + "/" + id;
    }

    /** What index rows name it by. */
    public long self() {
        return Keys.of(reference());
    }

    @Override
    public int compareTo(RecordKey other) {
        return reference().compareTo(other.reference());
    }

    @Override
    public String toString() {
        return reference();
    }
}
