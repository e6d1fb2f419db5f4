package payer.rules.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;
import payer.rules.evidence.Assessment;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/** One line before the rules: first they say which policies speak of it, then how a policy's criteria stand. */
public final class Hearing implements AutoCloseable {

    private final RuleBase listed;
    private final Optional<KieSession> ofCode;
    private final Optional<KieSession> ofProgramme;
    private final List<Policy> speaking;

    Hearing(RuleBase listed, RuleBase programme, Asked asked) {
        this.listed = listed;
        this.ofCode = listed.open();
        this.ofProgramme = programme.open();
        Stream.of(ofCode, ofProgramme).flatMap(Optional::stream).forEach(session -> tell(session, asked));
        this.speaking = List.copyOf(asked.speaking());
    }

    private static void tell(KieSession session, Object fact) {
        session.insert(fact);
        session.fireAllRules();
    }

    /** The policies that list the line's code and are in force for it. */
    public List<Policy> speaking() {
        return speaking;
    }

    public Standing weigh(Assessment assessment, Pathway pathway) {
        var weighing = new Weighing(assessment, pathway);
        (listed.holds(assessment.policy()) ? ofCode : ofProgramme).ifPresent(session -> tell(session, weighing));
        return weighing.standing();
    }

    @Override
    public void close() {
        Stream.of(ofCode, ofProgramme).flatMap(Optional::stream).forEach(KieSession::dispose);
    }
}
