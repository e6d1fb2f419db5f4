package payer.rules.policy;

import java.util.List;
import java.util.Optional;
import payer.decision.Code;
import payer.decision.Grant;

/**
 * One way to be covered, and what follows when its criteria are met. {@code opensWith} names the leaves that must be met
 * before the form asks about the rest of it: nobody is asked about an exercise test who never had one. {@code grants} limits
 * it to some of the policy's codes.
 */
public record Branch(
        String name,
        String title,
        Optional<CodeList> grants,
        List<String> opensWith,
        Criterion criteria,
        Disposition disposition,
        Grant grant) {

    public Branch {
        opensWith = List.copyOf(opensWith);
    }

    public boolean isAbout(Code code) {
        return grants.map(codes -> codes.contains(code)).orElse(true);
    }

    /** What met criteria lead to. There is no refusal among them. */
    public enum Disposition {
        APPROVE,
        NURSE_REVIEW,
        PHYSICIAN_REVIEW
    }
}
