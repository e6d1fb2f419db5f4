package payer.dtr.answer;

import payer.decision.Fact;
import payer.decision.Finding;

/** Why a question has no answer, in words without personal data. */
public record Gap(Why why, String text) {

    /** With this the rules begin to say that a fact lies outside the time that is asked for. */
    private static final String ABOUT_ITS_DAY = "its date is not";

    /** The kinds of reasons. Each has a word of ours for programs, and the nearest word of FHIR's. */
    public enum Why {
        NO_DATA("no-data", "unknown"),
        NO_UNIT("no-unit", "unknown"),
        NO_DATE("no-date", "unknown"),
        OUT_OF_TIME("too-old", "unknown"),
        CONTRADICTED("contradicted", "unknown"),
        UNSUITABLE("unsuitable", "unknown"),
        ONLY_A_PERSON("only-a-person", "not-asked"),
        REFUSED("access-refused", "masked"),
        UNREACHED("no-answer", "temp-unknown"),
        FAILED("expression-error", "error"),
        STOPPED("stopped", "error");

        private final String code;
        private final String absentReason;

        Why(String code, String absentReason) {
            this.code = code;
            this.absentReason = absentReason;
        }

        public String code() {
            return code;
        }

        /** In the words of FHIR's data-absent-reason. */
        public String absentReason() {
            return absentReason;
        }
    }

    public static Gap noData() {
        return new Gap(Why.NO_DATA, "nothing is known");
    }

    /** Of a criterion that is not known, or not known for certain. */
    static Gap of(Finding finding) {
        if (finding.contradicted()) return new Gap(Why.CONTRADICTED, "two sources contradict each other");
        if (finding.setAside().isEmpty()) return noData();
        return new Gap(why(finding.setAside().getFirst()), finding.missing());
    }

    private static Why why(Finding.SetAside aside) {
        Fact fact = aside.fact();
        if (fact.date().isEmpty()) return Why.NO_DATE;
        if (aside.why().startsWith(ABOUT_ITS_DAY)) return Why.OUT_OF_TIME;
        return fact.amount().filter(amount -> !amount.hasUnit()).isPresent() ? Why.NO_UNIT : Why.UNSUITABLE;
    }
}
