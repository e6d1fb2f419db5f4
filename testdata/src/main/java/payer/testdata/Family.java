package payer.testdata;

/** How a dependent belongs to the member who holds the policy. */
public record Family(String subscriberId, Relationship relationship, String dependentNumber) {

    /** The role of a dependent towards the subscriber, with the code of the same meaning for the subscriber's own role. */
    public enum Relationship {
        SPOUSE("spouse", "SPS"),
        CHILD("child", "PRN");

        private final String towardsSubscriber;
        private final String ofSubscriber;

        Relationship(String towardsSubscriber, String ofSubscriber) {
            this.towardsSubscriber = towardsSubscriber;
            this.ofSubscriber = ofSubscriber;
        }

        String towardsSubscriber() {
            return towardsSubscriber;
        }

        /** What the subscriber is to the dependent: a spouse, or a parent. */
        String ofSubscriber() {
            return ofSubscriber;
        }
    }
}
