package payer.crd;

import java.util.Optional;

/** Why something is said; with a code where the guide has one. */
public record Ground(Optional<Known> code, String text) {

    /** The reasons that the guide has codes for. */
    public enum Known {
        GOLD_CARD("gold-card"),
        NO_MEMBER_FOUND("no-member-found"),
        NO_ACTIVE_COVERAGE("no-active-coverage"),
        COVERAGE_NOT_FOUND("coverage-not-found"),
        TECHNICAL("technical");

        private final String code;

        Known(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** The first releases know only one of them. */
        boolean isIn(Release release) {
            return this == GOLD_CARD || release.codesUnresolvedMembers();
        }
    }

    public Ground {
        if (text.isBlank()) throw new IllegalArgumentException("a reason is told in words");
    }

    public static Ground of(String text) {
        return new Ground(Optional.empty(), text);
    }

    public static Ground of(Known code, String text) {
        return new Ground(Optional.of(code), text);
    }
}
