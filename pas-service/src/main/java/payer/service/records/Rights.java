package payer.service.records;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Need;
import payer.service.caller.ScopeFilter;
import payer.service.caller.Verdict;

/** What someone may do with records of a type, where only the content of a request tells which type that is. */
public interface Rights {
    /** A part of the service that acts by itself. */
    Rights ALL = new Rights() {
        @Override
        public void require(Interaction interaction, String type) {}

        @Override
        public List<List<ScopeFilter>> conditions(Interaction interaction, String type) {
            return List.of();
        }

        @Override
        public boolean maySee(String type) {
            return true;
        }

        @Override
        public boolean maySeeSome(String type) {
            return true;
        }
    };

    /** A {@code Problem} if they may not. */
    void require(Interaction interaction, String type);

    /** What must hold of a record that is shown: one of these lists, as a whole. Empty if any may be shown. */
    List<List<ScopeFilter>> conditions(Interaction interaction, String type);

    /** Whether any record of a type may be shown along with others. */
    boolean maySee(String type);

    /** Whether some records of a type may be shown, under conditions. */
    boolean maySeeSome(String type);

    static Rights of(Caller caller) {
        return new OfCaller(caller);
    }

    /** What a token's scopes give. */
    record OfCaller(Caller caller) implements Rights {
        /** What conditions are looked up for: they are about current versions. */
        private static final Set<Interaction> UNDER_CONDITIONS = EnumSet.of(Interaction.READ, Interaction.SEARCH);

        @Override
        public void require(Interaction interaction, String type) {
            if (!conditions(interaction, type).isEmpty() && !UNDER_CONDITIONS.contains(interaction))
                throw Problem.of(
                        ProblemKind.FORBIDDEN, "A scope with conditions lets records be read and searched, no more");
        }

        @Override
        public List<List<ScopeFilter>> conditions(Interaction interaction, String type) {
            return caller.filters(interaction, type);
        }

        @Override
        public boolean maySee(String type) {
            return verdict(type) instanceof Verdict.Permitted yes && yes.unfiltered();
        }

        @Override
        public boolean maySeeSome(String type) {
            return verdict(type) instanceof Verdict.Permitted;
        }

        private Verdict verdict(String type) {
            return caller.may(Need.interaction(Interaction.READ, type));
        }
    }
}
