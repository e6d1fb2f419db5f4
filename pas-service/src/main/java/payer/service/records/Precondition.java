package payer.service.records;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** What a client wants to be so before a record is changed: HTTP's {@code If-Match} and {@code If-None-Match}. */
public sealed interface Precondition {
    /** Nothing in particular. */
    static Precondition none() {
        return new Anything();
    }

    boolean holds(Optional<RecordVersion> current);

    record Anything() implements Precondition {
        @Override
        public boolean holds(Optional<RecordVersion> current) {
            return true;
        }
    }

    record Present() implements Precondition {
        @Override
        public boolean holds(Optional<RecordVersion> current) {
            return current.filter(version -> !version.isDeleted()).isPresent();
        }
    }

    record Absent() implements Precondition {
        @Override
        public boolean holds(Optional<RecordVersion> current) {
            return current.filter(version -> !version.isDeleted()).isEmpty();
        }
    }

    record OneOf(Set<Integer> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean holds(Optional<RecordVersion> current) {
            return versions.contains(current.map(RecordVersion::version).orElse(0));
        }
    }

    /** {@code place} is that of the header, or of the element that stands for it. */
    static Precondition ifMatch(String header, String place) {
        if (header.isBlank()) return none();
        return header.strip().equals("*") ? new Present() : new OneOf(Tags.versions(header, place));
    }

    /** Of a change; for what only reads, the edge knows it. */
    static Precondition ifNoneMatch(String header, String place) {
        if (header.isBlank()) return none();
        if (header.strip().equals("*")) return new Absent();
        throw Problem.of(ProblemKind.INVALID_VALUE, "For a change it can only be *", place);
    }

    default Precondition or(Precondition other) {
        return this instanceof Anything ? other : this;
    }

    /** The list of tags that stands in a header. */
    final class Tags {
        private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

        private Tags() {}

        static Set<Integer> versions(String header, String place) {
            return Arrays.stream(header.split(",", -1))
                    .map(tag -> version(tag.strip(), place))
                    .collect(Collectors.toSet());
        }

        private static int version(String tag, String place) {
            var version = TAG.matcher(tag);
            if (!version.matches())
                throw Problem.of(ProblemKind.INVALID_VALUE, "A version is given as W/\"number\"", place);
            return Integer.parseInt(version.group(1));
        }
    }
}
