package payer.decision;

import java.util.List;
import java.util.Optional;
import payer.decision.CoverageRequirement.Purpose;

/**
 * Something that a policy tells whoever orders a service, beside whether it is covered: that it was had before, what else
 * belongs to it, which form goes with it. Nothing about the decision follows from it.
 *
 * @param name its name within the policy
 * @param shownBy the facts because of which it is said
 */
public record OrderingAdvice(
        PolicyReference policy,
        String name,
        Topic topic,
        String title,
        String text,
        Optional<Offer> offer,
        List<Fact> shownBy) {

    /** What it is about. A client may choose not to be told of some of them. */
    public enum Topic {
        CLAIM,
        LIMITS,
        NETWORK,
        APPROPRIATE_USE,
        COST,
        CLINICAL_REMINDER,
        DUPLICATE_THERAPY,
        CONTRAINDICATION
    }

    /** What can be done about it at once. */
    public sealed interface Offer {

        /** Something to read. */
        record Reading(String title, String link) implements Offer {}

        /** Orders that go with this one. */
        record MoreOrders(List<Order> orders) implements Offer {
            public MoreOrders {
                orders = List.copyOf(orders);
                if (orders.isEmpty()) throw new IllegalArgumentException("at least one order is offered");
            }
        }

        /**
         * A form that is filled in beside those that policies ask their own questions with.
         *
         * @param questionnaire its canonical address
         */
        record Form(String title, String questionnaire, Optional<Purpose> purpose) implements Offer {}

        /** A program to open, by the name under which it was made known. */
        record App(String title, String name) implements Offer {}
    }

    /** An order as it would be written. */
    public record Order(Kind kind, Code code, String text) {

        /** What is ordered. */
        public enum Kind {
            SERVICE,
            DEVICE,
            MEDICATION
        }
    }

    public OrderingAdvice {
        shownBy = List.copyOf(shownBy);
    }

    /** The same of another line. */
    public boolean isSameAs(OrderingAdvice other) {
        return policy.equals(other.policy) && name.equals(other.name);
    }

    /** What it rests on is about a person. */
    @Override
    public String toString() {
        return "OrderingAdvice " + policy.id() + "/" + name;
    }
}
