package payer.service.policies.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.service.caller.Role;
import payer.service.policies.Life;
import payer.service.policies.LifeState;
import payer.service.policies.Person;
import payer.service.policies.Release;
import payer.service.security.staff.Visit;

/** What can be done with a version next, by whom, and why not by whoever looks. The use cases judge again. */
final class NextActs {
    private final Life life;
    private final Visit visit;
    private final List<ActForm> forms = new ArrayList<>();

    private NextActs(Life life, Visit visit) {
        this.life = life;
        this.visit = visit;
    }

    /** {@code latest} is the last release with this version. */
    static List<ActForm> of(Life life, Optional<Release> latest, Visit visit) {
        var acts = new NextActs(life, visit);
        if (visit.is(Role.POLICY_AUTHOR) || visit.is(Role.POLICY_APPROVER)) acts.all(latest);
        return List.copyOf(acts.forms);
    }

    private void all(Optional<Release> latest) {
        switch (life.state()) {
            case DRAFT, TESTED -> submit();
            case SUBMITTED -> judge();
            case APPROVED, SCHEDULED -> publish();
            case IN_FORCE -> retire();
            case RETIRED -> {}
        }
        if (life.isBeingWorkedOn() && life.state() != LifeState.SCHEDULED) abandon();
        latest.filter(release -> release.kind() != Release.Kind.SHIPPED).ifPresent(this::rollBack);
    }

    private void submit() {
        var untested = life.state() == LifeState.DRAFT ? "Run its cases first: only what is tested is submitted." : "";
        add(ActForm.of("submit", "→", "Submit for approval", "A second person looks at it and agrees or sends it back.")
                .barredBy(authors(untested)));
    }

    private void judge() {
        var own = life.isWorkOf(Person.of(visit.caller()))
                ? "A second person approves: you took part in writing this yourself."
                : "";
        add(ActForm.of("approve", "✓", "Approve", "Then it can be published or scheduled.")
                .barredBy(approvers(own)));
        add(sendBack());
    }

    private ActForm sendBack() {
        return ActForm.of("send-back", "←", "Send back", "Its author reads why and writes on.")
                .barredBy(approvers(""));
    }

    private void publish() {
        var what = life.isToEnd() ? "It decides nothing any more." : "It decides from now on, on every instance.";
        add(ActForm.of("publish", "●", life.isToEnd() ? "Retire now" : "Publish now", what)
                .barredBy(approvers("")));
        add(ActForm.of("schedule", "◷", "Set the time of publication", "Whichever instance is up then publishes it.")
                .withTime()
                .barredBy(approvers("")));
        add(
                life.state() == LifeState.SCHEDULED
                        ? ActForm.of("unschedule", "✗", "Take it off the schedule", "It stays approved.")
                                .barredBy(approvers(""))
                        : sendBack());
    }

    private void retire() {
        add(ActForm.of(
                        "retire",
                        "■",
                        "Propose to retire it",
                        "It goes on until a second person approves and publishes that.")
                .dangerous()
                .barredBy(authors("")));
    }

    private void abandon() {
        add(ActForm.of(
                        "abandon",
                        "✗",
                        "Give this work up",
                        "What is in force goes on; nothing that was written is removed.")
                .dangerous()
                .barredBy(authors("")));
    }

    private void rollBack(Release release) {
        var hint = "Everything of release " + release.number() + " is again as it was before it, by a new release.";
        add(ActForm.of("roll-back", "↺", "Roll release " + release.number() + " back", hint)
                .dangerous()
                .about(release.number())
                .barredBy(approvers("")));
    }

    private void add(ActForm form) {
        forms.add(form);
    }

    private String authors(String otherwise) {
        return visit.is(Role.POLICY_AUTHOR) ? otherwise : "This is a policy author’s to do.";
    }

    private String approvers(String otherwise) {
        return visit.is(Role.POLICY_APPROVER) ? otherwise : "This is a policy approver’s to do.";
    }
}
