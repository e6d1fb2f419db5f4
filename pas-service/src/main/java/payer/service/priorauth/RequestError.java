package payer.service.priorauth;

/**
 * Why a request that can be read is not taken up: told in the answer itself, since sending it again as it is would not help.
 *
 * @param path where in the bundle it lies, as a FHIRPath
 */
public record RequestError(Kind kind, String path) {

    /** Each with X12's code for it (list 901) and our own words. */
    public enum Kind {
        MEMBER_UNKNOWN(
                "75", "We do not find this member: the member number, name and birth date must agree with ours."),
        MEMBER_AMBIGUOUS("76", "More than one of our members fits; send the member number of the person."),
        NOT_INSURED("95", "The member has no coverage with us on the day of the service."),
        EARLIER_UNKNOWN("AA", "We know no request of yours under the number that this one refers to."),
        EARLIER_CLOSED("AA", "The request that this one refers to can no longer be changed; send a new one.");

        private final String code;
        private final String text;

        Kind(String code, String text) {
            this.code = code;
            this.text = text;
        }

        public String code() {
            return code;
        }

        public String text() {
            return text;
        }
    }
}
