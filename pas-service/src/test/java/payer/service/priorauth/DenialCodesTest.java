package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;
import payer.service.policies.PoliciesInForce;

/** A refusal has the code that the policy declares for the criterion that is not met; the codes here are of no list. */
class DenialCodesTest {
    private static final Policy POLICY = PolicyDocument.read("policy.yaml", """
            policy: walking-aids
            version: 2026-01-01
            title: Walking aids
            authority: plan
            source:
              citation: Plan policy
            owner: Medical policy
            effective:
              from: 2026-01-01
            codes:
              hcpcs: [E0100]
            authorization:
              needed for: [initial]
            terms:
              weakness:
                icd10cm: [M62.81]
              fall: finding
            pathways:
              - for: [initial]
                branches:
                  - branch: weak
                    title: Weakness and falls
                    criteria:
                      all:
                        - diagnosis: is-weak
                          text: The legs are weak
                          of: [weakness]
                          unmet: {provider: Not shown., member: We could not confirm it., cite: Plan policy, code: any}
                        - finding: has-fallen
                          text: There was a fall
                          of: [fall]
            """);

    private final DenialCodes codes = new DenialCodes(new PoliciesInForce() {
        private final PolicyRules rules = PolicyRules.of(List.of(POLICY));

        @Override
        public PolicyRules now() {
            return rules;
        }

        @Override
        public PolicyRules knownAt(Instant moment) {
            return rules;
        }
    });

    @Test
    void the_first_criterion_that_has_a_code_tells_it() {
        var basis = Basis.of(POLICY.reference());
        assertEquals(Optional.of("any"), codes.of(basis, List.of("has-fallen", "is-weak")));
        assertEquals(Optional.empty(), codes.of(basis, List.of("has-fallen")));
        assertEquals(Optional.empty(), codes.of(basis, List.of()));
    }

    @Test
    void another_version_of_the_policy_says_nothing() {
        var other = new Basis("walking-aids", "2020-01-01", "Walking aids", "", "");
        assertEquals(Optional.empty(), codes.of(other, List.of("is-weak")));
    }

    @Test
    void what_a_policy_declares_is_written_again_as_it_was_read() {
        assertEquals(POLICY, PolicyDocument.read("policy.yaml", PolicyDocument.write(POLICY)));
    }
}
