package payer.service.formapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import payer.dtr.answer.AnswerOrigins;
import payer.dtr.answer.ResponseCheck;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.dtr.ExpandValueSet;
import payer.service.fhir.FhirText;
import payer.service.formapp.smart.FormAppSettings;

/** A form is filled in, looked at again, and at last stored in the EHR. What is saved says of each answer where it comes from. */
@Singleton
public final class AnswerForm {
    private static final Pattern LINK_ID = Pattern.compile("linkId='([^']*)'");

    private final Drafts drafts;
    private final ReadChart charts;
    private final ExpandValueSet lists;
    private final RunOn run;
    private final FhirText text;
    private final AuditTrail trail;
    private final FormAppSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    AnswerForm(
            Drafts drafts,
            ReadChart charts,
            ExpandValueSet lists,
            RunOn run,
            FhirText text,
            AuditTrail trail,
            FormAppSettings settings,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.drafts = drafts;
        this.charts = charts;
        this.lists = lists;
        this.run = run;
        this.text = text;
        this.trail = trail;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came from a browser: the answers, and the version of the draft that it had seen. */
    public record Typed(String response, List<String> confirmed, int version) {
        public Typed {
            confirmed = List.copyOf(confirmed);
        }

        @Override
        public String toString() {
            return "Typed";
        }
    }

    /**
     * The draft as it is kept, and what is still wrong with it.
     *
     * @param asksMore whether it has other questions now than before
     */
    public record Kept(Draft draft, List<Trouble> troubles, boolean asksMore) {
        public Kept {
            troubles = List.copyOf(troubles);
        }
    }

    /** The drafts of the patient, the one that was touched last first. */
    public List<Draft> ofPatient(Clinician clinician) {
        var visit = clinician.visit();
        return transactions.executeRead(tx -> drafts.of(visit.ehr(), visit.patient()));
    }

    /** Only from the EHR of its patient, with that patient's chart open: to others it does not exist. */
    public Draft one(UUID id, Clinician clinician) {
        return transactions
                .executeRead(tx -> drafts.find(id))
                .filter(draft -> draft.isOf(clinician.visit()))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such form of this patient"));
    }

    public Kept save(UUID id, Typed typed, Clinician clinician) {
        var draft = one(id, clinician);
        refuseStale(draft, typed);
        if (draft.state() == Draft.State.SUBMITTED)
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "This form was sent to the plan. To send more, answer the plan's question or write a new order");
        var response = response(draft);
        response.setItem(read(typed.response(), QuestionnaireResponse.class).getItem());
        AnswerOrigins.of(read(draft.filledIn(), QuestionnaireResponse.class)).mark(response, clinician.reference());
        head(response, QuestionnaireResponseStatus.INPROGRESS, clinician);
        var next = draft.answered(
                text.json(response), typed.confirmed(), clinician.visit().practitioner(), clock.instant());
        keep(next, clinician);
        return new Kept(next, troubles(next, false), false);
    }

    /**
     * Stores what was answered in the EHR, if nothing is missing or wrong any more. Of an adaptive form the plan is asked first whether
     * there are more questions by these answers; then those are the answer.
     */
    public Kept store(UUID id, int version, Clinician clinician) {
        var draft = one(id, clinician);
        if (draft.version() != version) throw stale();
        var troubles = troubles(draft, true);
        if (!troubles.isEmpty() || !draft.isOpen()) return new Kept(draft, troubles, false);
        var response = goneOn(draft, clinician);
        return RunOn.isRun(response) && !RunOn.isOver(response)
                ? askedMore(draft, response, clinician)
                : stored(draft, response, clinician);
    }

    private QuestionnaireResponse goneOn(Draft draft, Clinician clinician) {
        var response = response(draft);
        if (!RunOn.isRun(response)) return response;
        var filledIn = read(draft.filledIn(), QuestionnaireResponse.class);
        return run.from(response, filledIn, RunOn.edition(draft.form()), clinician);
    }

    private Kept askedMore(Draft draft, QuestionnaireResponse response, Clinician clinician) {
        var questions =
                ShownForm.of(RunOn.questionnaire(response), list -> lists.whole(list, RunOn.edition(draft.form())));
        var next = draft.askedMore(
                text.json(questions), text.json(response), clinician.visit().practitioner(), clock.instant());
        keep(next, clinician);
        return new Kept(next, List.of(), true);
    }

    private Kept stored(Draft draft, QuestionnaireResponse response, Clinician clinician) {
        head(response, QuestionnaireResponseStatus.COMPLETED, clinician);
        // Before the transaction: another system is told. If what follows fails, the next attempt puts it there once
        // more.
        var reference = charts.server(clinician).keep(response, draft.storedAs());
        var next =
                draft.stored(text.json(response), reference, clinician.visit().practitioner(), clock.instant());
        keep(next, clinician);
        return new Kept(next, List.of(), false);
    }

    /** What is wrong; {@code complete} says that what is required must be there. */
    public List<Trouble> troubles(Draft draft, boolean complete) {
        var form = read(draft.questionnaire(), Questionnaire.class);
        var words = all(form.getItem())
                .collect(Collectors.toMap(
                        QuestionnaireItemComponent::getLinkId,
                        item -> item.hasText() ? item.getText() : "",
                        (one, other) -> one));
        return ResponseCheck.issues(form, response(draft), complete).stream()
                .map(issue -> trouble(issue, words))
                .toList();
    }

    /** Forgets what nobody has touched for long. */
    @Scheduled(fixedDelay = "6h", initialDelay = "5m")
    void tidy() {
        transactions.executeWrite(tx -> {
            drafts.forget(clock.instant().minus(settings.keepDrafts()));
            return true;
        });
    }

    private static Trouble trouble(Problem.Issue issue, Map<String, String> words) {
        var found = LINK_ID.matcher(issue.place());
        var linkId = found.find() ? found.group(1) : "";
        return new Trouble(linkId, words.getOrDefault(linkId, ""), issue.text().replace(": " + linkId + ".", "."));
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    private void head(QuestionnaireResponse response, QuestionnaireResponseStatus status, Clinician clinician) {
        response.setStatus(status).setAuthored(Date.from(clock.instant())).setAuthor(clinician.reference());
    }

    private void keep(Draft next, Clinician clinician) {
        transactions.executeWrite(tx -> {
            if (!drafts.save(next)) throw stale();
            trail.append(AuditEntry.of(
                    Act.rest("update", "QuestionnaireResponse", next.id().toString()), clinician.caller()));
            return next;
        });
    }

    private static void refuseStale(Draft draft, Typed typed) {
        if (draft.version() != typed.version()) throw stale();
    }

    static Problem stale() {
        return Problem.of(
                ProblemKind.CONFLICT,
                "Somebody saved this form meanwhile, in another window or as a colleague. Load the page again to see what they wrote");
    }

    QuestionnaireResponse response(Draft draft) {
        return read(draft.response(), QuestionnaireResponse.class);
    }

    private <T extends org.hl7.fhir.r4.model.Resource> T read(String json, Class<T> type) {
        return text.readPart(json.getBytes(UTF_8), "response", type);
    }
}
