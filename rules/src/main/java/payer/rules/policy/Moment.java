package payer.rules.policy;

import java.util.Locale;

/** A day that others are measured against: one of the request, or the day of a fact. */
public sealed interface Moment {

    String text();

    enum OfCase implements Moment {
        ORDER,
        SERVICE,
        REQUEST,
        ADMISSION,
        DISCHARGE,
        ENROLMENT;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The day of the first or the latest fact about a term, or of any of them. */
    record OfFact(Pick pick, String term) implements Moment {
        @Override
        public String text() {
            return pick.name().toLowerCase(Locale.ROOT) + " " + term;
        }
    }

    enum Pick {
        FIRST,
        LATEST,
        ANY
    }
}
