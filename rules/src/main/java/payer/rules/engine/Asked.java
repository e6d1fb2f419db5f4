package payer.rules.engine;

import java.util.ArrayList;
import java.util.List;
import payer.decision.AuthorizationCase;
import payer.decision.ServiceLine;
import payer.rules.policy.Policy;

/** The question that opens a hearing: which policies speak of this line? Rules see its code, and answer by their policy. */
final class Asked {

    private final AuthorizationCase theCase;
    private final ServiceLine line;
    private final String code;
    private final List<Policy> speaking = new ArrayList<>();

    Asked(AuthorizationCase theCase, ServiceLine line) {
        this.theCase = theCase;
        this.line = line;
        this.code = line.code().text();
    }

    AuthorizationCase theCase() {
        return theCase;
    }

    ServiceLine line() {
        return line;
    }

    String code() {
        return code;
    }

    /** Several codes, ranges or families of one policy may fit; it speaks once. */
    void speaks(Policy policy) {
        if (!speaking.contains(policy)) speaking.add(policy);
    }

    List<Policy> speaking() {
        return speaking;
    }
}
