package payer.service.records;

import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Need;
import payer.service.caller.Verdict;

/** What someone may do with records of a type, where only the content of a request tells which type that is. */
public interface Rights {
    /** A part of the service that acts by itself. */
    Rights ALL = new Rights() {
        @Override
        public void require(Interaction interaction, String type) {}

        @Override
        public boolean maySee(String type) {
            return true;
        }
    };

    /** A {@code Problem} if they may not. */
    void require(Interaction interaction, String type);

    /** Whether records of a type may be shown along with others. */
    boolean maySee(String type);

    static Rights of(Caller caller) {
        return new Rights() {
            @Override
            public void require(Interaction interaction, String type) {
                // The shelf shows whole types; scopes that narrow a type are for the APIs that stand in front of it.
                if (!caller.filters(interaction, type).isEmpty())
                    throw Problem.of(
                            ProblemKind.FORBIDDEN, "Scopes with conditions do not reach the records themselves");
            }

            @Override
            public boolean maySee(String type) {
                return caller.may(Need.interaction(Interaction.READ, type)) instanceof Verdict.Permitted yes
                        && yes.unfiltered();
            }
        };
    }
}
