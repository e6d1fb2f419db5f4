package payer.dtr.packaging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.Membership;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.Urgency;
import payer.dtr.answer.Prefill;
import payer.dtr.form.FormPlan;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;

/** What is known of the one whom the order is for, on the day of the request. */
public record KnownPatient(Membership membership, List<Fact> facts, boolean historyComplete, LocalDate today) {

    public KnownPatient {
        facts = List.copyOf(facts);
    }

    /** Nobody that we know. */
    public static KnownPatient unknown(LocalDate today) {
        return new KnownPatient(Membership.unknown(), List.of(), false, today);
    }

    AuthorizationCase asking(List<ServiceLine> lines) {
        return new AuthorizationCase(
                        membership,
                        today,
                        Urgency.STANDARD,
                        Optional.empty(),
                        Optional.empty(),
                        historyComplete,
                        lines,
                        facts)
                .seenOn(today);
    }

    /** What the payer's own data answer of a form, for no order in particular. */
    public Prefill.Prepared answers(FormPlan plan) {
        var line = ServiceLine.of(1, CodeSystem.PLAN.code(plan.policy().id()), today);
        var assessment = new Assessment(plan.policy(), new CaseFile(asking(List.of(line)), line));
        return Prefill.prepare(plan, assessment, KnownPatient::maySay);
    }

    /** What data tell; what a person once answered or sent is that person's to say again. */
    static boolean maySay(Fact fact) {
        return fact.source() != Source.FORM && fact.source() != Source.ATTACHMENT;
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "KnownPatient";
    }
}
