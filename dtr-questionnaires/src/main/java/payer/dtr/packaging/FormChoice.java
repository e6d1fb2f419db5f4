package payer.dtr.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.AuthorizationCase;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.ServiceLine;
import payer.dtr.artifact.FormCatalog;
import payer.intake.Orders;
import payer.problem.IssueType;
import payer.rules.PolicyRules;

/** Chooses the forms: those that are named, or else those that the rules say the orders need, each once. */
final class FormChoice {

    private final FormCatalog catalog;
    private final PolicyRules rules;
    private final KnownPatient patient;
    private final boolean adaptiveByOrder;

    private final List<WantedForm> wanted = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Resource> readable = new ArrayList<>();

    FormChoice(FormCatalog catalog, PolicyRules rules, KnownPatient patient, boolean adaptiveByOrder) {
        this.catalog = catalog;
        this.rules = rules;
        this.patient = patient;
        this.adaptiveByOrder = adaptiveByOrder;
    }

    List<WantedForm> wanted() {
        return wanted;
    }

    List<Notice> notices() {
        return notices;
    }

    boolean hasReadableOrder() {
        return !readable.isEmpty();
    }

    void choose(PackageRequest request) {
        var determined = determined(request.orders());
        if (request.questionnaires().isEmpty()) determined.forEach(this::byOrder);
        else request.questionnaires().forEach(canonical -> byName(canonical, request.orders(), determined));
    }

    /** One line of the orders with what the rules say of it. */
    private record Determined(Resource order, AuthorizationCase theCase, ServiceLine line, Determination answer) {}

    private List<Determined> determined(List<Resource> orders) {
        var lines = new ArrayList<ServiceLine>();
        for (var order : orders)
            new Orders()
                    .line(lines.size() + 1, order, patient.today())
                    .ifPresentOrElse(
                            line -> {
                                lines.add(line);
                                readable.add(order);
                            },
                            () -> notices.add(Notice.warning(
                                    IssueType.NOT_SUPPORTED,
                                    "A " + order.fhirType() + " has no code that can be read; it was left out.")));
        if (lines.isEmpty()) return List.of();
        var theCase = patient.asking(lines);
        var answers = rules.determine(theCase);
        var determined = new ArrayList<Determined>();
        for (var index = 0; index < lines.size(); index++)
            determined.add(new Determined(readable.get(index), theCase, lines.get(index), answers.get(index)));
        return determined;
    }

    private void byOrder(Determined one) {
        switch (one.answer.decision()) {
            case Decision.NotCovered excluded ->
                nothingNeeded("The service is not covered, so no form would change that.");
            case Decision.Approved approved ->
                nothingNeeded("What is known already meets the policy; no form is needed any more.");
            case Decision.NoAuthorizationNeeded free -> {
                if (one.answer.requirement().documents().isEmpty())
                    nothingNeeded("The service needs neither an authorization nor documents.");
                else add(one);
            }
            case Decision.ApprovedInPart part -> add(one);
            case Decision.InformationNeeded needed -> add(one);
            case Decision.Pended pended -> add(one);
        }
    }

    private void nothingNeeded(String why) {
        notices.add(Notice.information(why));
    }

    private void add(Determined one) {
        catalog.of(one.answer.decision().policy())
                .ifPresentOrElse(
                        form -> add(new WantedForm(
                                form,
                                adaptiveByOrder,
                                List.of(one.order),
                                Optional.of(new WantedForm.InCase(one.theCase, one.line)),
                                one.answer.requirement().purpose().orElse(Purpose.WITH_AUTHORIZATION))),
                        () -> notices.add(Notice.information(
                                "There is no form for this service; a reviewer looks at the request as it is sent.")));
    }

    private void byName(String canonical, List<Resource> orders, List<Determined> determined) {
        catalog.find(canonical, patient.today())
                .ifPresentOrElse(
                        found -> add(named(found, orders, determined)),
                        () -> notices.add(
                                Notice.warning(IssueType.NOT_FOUND, "There is no questionnaire " + canonical + ".")));
    }

    private static WantedForm named(FormCatalog.Found found, List<Resource> orders, List<Determined> determined) {
        var about = determined.stream()
                .filter(one -> found.form().policy().trigger().matches(one.line))
                .findFirst();
        return new WantedForm(
                found.form(),
                found.adaptive(),
                orders,
                about.map(one -> new WantedForm.InCase(one.theCase, one.line)),
                about.flatMap(one -> one.answer.requirement().purpose()).orElse(Purpose.WITH_AUTHORIZATION));
    }

    private void add(WantedForm form) {
        for (var index = 0; index < wanted.size(); index++)
            if (wanted.get(index).isSame(form)) {
                wanted.set(index, wanted.get(index).alsoFor(form));
                return;
            }
        wanted.add(form);
    }
}
