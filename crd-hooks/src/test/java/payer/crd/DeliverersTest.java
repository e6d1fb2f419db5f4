package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import payer.decision.CodeSystem;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Listing;
import payer.decision.Membership;
import payer.decision.Provider;
import payer.decision.Quantity;
import payer.decision.Source;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;

/** Who delivers is told by the order, and what we know of them counts when it is answered. */
class DeliverersTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Deliverers LAKESIDE = new Deliverers(
            Map.of("Organization/lakeside", new Provider("1234567893", "", Optional.empty())),
            Map.of(),
            Map.of(),
            List.of());
    private static final PolicyRules RULES =
            PolicyRules.of(List.of(PolicyDocument.read("beds.yaml", """
                    policy: beds
                    version: 1
                    title: Beds
                    authority: plan
                    source: {citation: Plan policy}
                    owner: Medical policy
                    effective: {from: 2020-01-01}
                    codes: {hcpcs: [E0250]}
                    authorization: {needed for: [initial]}
                    pathways:
                      - for: [initial]
                        branches:
                          - {branch: needed, title: Needed, criteria: {finding: bed-needed, text: A bed is needed, question: 'Is a bed needed?'}}
                    """), PolicyDocument.read("exempt.yaml", """
                    policy: exempt
                    version: 1
                    title: Exempt
                    authority: plan
                    source: {citation: Plan policy}
                    owner: Compliance
                    effective: {from: 2020-01-01}
                    effect: gold card
                    codes: any
                    terms: {approved-requests: finding, decided-requests: finding}
                    pathways:
                      - for: [initial]
                        branches:
                          - branch: exempt
                            title: Exempt
                            criteria:
                              rate: approved
                              text: At least 90 % of 5 requests
                              of: [approved-requests]
                              out of: [decided-requests]
                              at least: 90 %
                              with at least: 5
                              every: 6 months
                    """)));

    @Test
    void the_line_names_who_is_to_deliver() {
        var line = consultation(LAKESIDE, "http://ehr.example/fhir/Organization/lakeside")
                .lines()
                .values()
                .iterator()
                .next()
                .getFirst();
        assertEquals("1234567893", line.provider().npi());
    }

    @Test
    void who_has_earned_an_exemption_need_not_ask() {
        var figures = List.of(count("approved-requests", 9), count("decided-requests", 10));
        assertEquals(
                Optional.of(Authorization.NOT_NEEDED),
                authorization(consultation(LAKESIDE.with(Map.of(), figures), "Organization/lakeside")));
        assertEquals(Optional.of(Authorization.NEEDED), authorization(consultation(LAKESIDE, "Organization/lakeside")));
    }

    @Test
    void what_the_directory_says_of_them_is_said_for_the_plan_of_the_member() {
        var listing = new Listing("hospital", Map.of("GOLD", true, "BASIC", false));
        var known = LAKESIDE.with(Map.of("1234567893", listing), List.of());
        assertEquals(new Provider("1234567893", "hospital", Optional.of(true)), providerFor("GOLD", known));
        assertEquals(new Provider("1234567893", "hospital", Optional.of(false)), providerFor("BASIC", known));
        assertEquals(new Provider("1234567893", "hospital", Optional.empty()), providerFor("", known));
        assertEquals(new Provider("1234567893", "", Optional.empty()), providerFor("GOLD", LAKESIDE));
    }

    private static Provider providerFor(String plan, Deliverers deliverers) {
        var membership = new Membership(Optional.empty(), "", plan, "", Optional.empty());
        return consultation(deliverers, "Organization/lakeside", membership)
                .cases()
                .getFirst()
                .lines()
                .getFirst()
                .provider();
    }

    private static Optional<Authorization> authorization(Consultation consultation) {
        return new Advisor(RULES, policy -> "http://payer.example/Questionnaire/" + policy.id())
                .advise(consultation)
                .getFirst()
                .determination()
                .orElseThrow()
                .requirement()
                .authorization();
    }

    private static Consultation consultation(Deliverers deliverers, String performer) {
        return consultation(deliverers, performer, Membership.unknown());
    }

    private static Consultation consultation(Deliverers deliverers, String performer, Membership membership) {
        var order = new DeviceRequest()
                .setCode(new CodeableConcept(new Coding(CodeSystem.HCPCS.uri(), "E0250", "")))
                .setPerformer(new Reference(performer));
        order.setId("order");
        return new Consultation(
                Hook.ORDER_SIGN,
                List.of(new Subject(JsonNodeFactory.instance.objectNode(), order)),
                List.of(new Presented("Coverage/1", new Standing.Insured(membership, List.of(), true))),
                List.of(),
                Consultation.Stay.NONE,
                TODAY,
                deliverers);
    }

    private static Fact count(String what, int count) {
        return Fact.of(
                        what,
                        CodeSystem.FINDING.code(what),
                        new FactValue.Amount(Quantity.count(count)),
                        Source.AUTHORIZATIONS)
                .on(LocalDate.parse("2025-09-01"))
                .aboutLine(1);
    }
}
