package payer.crd;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.CoverageRequirement.Covered;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.InfoNeeded;
import payer.decision.CoverageRequirement.Purpose;

/**
 * What is said about one order under one coverage: everything that any release can express, before it has an id. Only
 * combinations that are legal in every release can be made.
 *
 * @param coverage the caller's own reference to the coverage; empty where none was presented
 * @param failed that it says so little because our own work failed
 */
public record Statement(
        String coverage,
        Covered covered,
        Optional<Authorization> authorization,
        Set<Documents> documents,
        Optional<Purpose> purpose,
        Set<InfoNeeded> infoNeeded,
        List<Code> billing,
        List<Ground> grounds,
        List<Detail> details,
        List<String> questionnaires,
        LocalDate date,
        boolean failed) {

    public Statement {
        documents = Set.copyOf(documents);
        infoNeeded = Set.copyOf(infoNeeded);
        billing = List.copyOf(billing);
        grounds = List.copyOf(grounds);
        details = List.copyOf(details);
        questionnaires = List.copyOf(questionnaires);
        if ((covered == Covered.NOT_COVERED) != authorization.isEmpty())
            throw new IllegalArgumentException("authorization is spoken of exactly where something may be covered");
        if (!questionnaires.isEmpty() && documents.isEmpty())
            throw new IllegalArgumentException("a form is a document that is needed");
        if (documents.isEmpty() != purpose.isEmpty())
            throw new IllegalArgumentException("documents are asked for with a purpose");
        if (infoNeeded.isEmpty() == (covered == Covered.CONDITIONAL))
            throw new IllegalArgumentException("an answer is conditional exactly when it says what it hangs on");
        if (isSatisfied(authorization)
                && purpose.filter(Purpose.WITH_AUTHORIZATION::equals).isPresent())
            throw new IllegalArgumentException("nothing is to be sent for what is authorized");
        if (covered == Covered.NOT_COVERED && grounds.isEmpty())
            throw new IllegalArgumentException("what is not covered has a reason");
    }

    /** Not covered, for a reason that lies with the membership. */
    static Statement notOurs(String coverage, Ground why, List<Code> billing, LocalDate date) {
        return new Statement(
                coverage,
                Covered.NOT_COVERED,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Set.of(),
                billing,
                List.of(why),
                List.of(),
                List.of(),
                date,
                false);
    }

    /** Nothing can be said, because something of ours or of the caller's system did not answer. */
    static Statement failure(String coverage, Ground why, List<Code> billing, LocalDate date) {
        return conditional(coverage, EnumSet.of(InfoNeeded.OTHER), why, billing, date, true);
    }

    static Statement conditional(
            String coverage, Set<InfoNeeded> needed, Ground why, List<Code> billing, LocalDate date, boolean failed) {
        return new Statement(
                coverage,
                Covered.CONDITIONAL,
                Optional.of(Authorization.CONDITIONAL),
                Set.of(),
                Optional.empty(),
                needed,
                billing,
                List.of(why),
                List.of(),
                List.of(),
                date,
                failed);
    }

    public boolean isSatisfied() {
        return isSatisfied(authorization);
    }

    private static boolean isSatisfied(Optional<Authorization> authorization) {
        return authorization.filter(Authorization.SATISFIED::equals).isPresent();
    }

    Statement withBilling(List<Code> codes) {
        return new Statement(
                coverage,
                covered,
                authorization,
                documents,
                purpose,
                infoNeeded,
                codes,
                grounds,
                details,
                questionnaires,
                date,
                failed);
    }

    /** The same without asking for documents, as hooks that come too early for them must have it. */
    Statement withoutDocuments() {
        return new Statement(
                coverage,
                covered,
                authorization,
                Set.of(),
                Optional.empty(),
                infoNeeded,
                billing,
                grounds,
                details,
                List.of(),
                date,
                failed);
    }

    /** What would be authorized, but is not now: it has to be asked for. */
    Statement toBeAskedFor(Ground why) {
        return new Statement(
                coverage,
                covered,
                Optional.of(Authorization.NEEDED),
                documents,
                purpose,
                infoNeeded,
                billing,
                List.of(why),
                details,
                questionnaires,
                date,
                failed);
    }

    /** What would have to be asked for, but was before. */
    Statement authorizedAlready(Ground why) {
        return new Statement(
                coverage,
                Covered.COVERED,
                Optional.of(Authorization.SATISFIED),
                Set.of(),
                Optional.empty(),
                Set.of(),
                billing,
                List.of(why),
                details,
                List.of(),
                date,
                failed);
    }

    public boolean isToBeAskedFor() {
        return authorization
                .filter(needed -> needed == Authorization.NEEDED || needed == Authorization.PERFORMER_ASKS)
                .isPresent();
    }

    /** Two that say the same have the same text, whatever the day: the key under which an assertion is remembered. */
    public String content() {
        return String.join(
                "\n",
                coverage,
                covered.name(),
                authorization.map(Enum::name).orElse(""),
                sorted(documents),
                purpose.map(Enum::name).orElse(""),
                sorted(infoNeeded),
                billing.toString(),
                grounds.toString(),
                details.toString(),
                questionnaires.toString(),
                Boolean.toString(failed));
    }

    private static String sorted(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).sorted().toList().toString();
    }

    @Override
    public String toString() {
        return "Statement " + covered;
    }
}
