package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;

/** Looking at authorizations: for the client that sent them, and for reviewers. */
@Singleton
public final class SeePriorAuths {
    private final Registering registering;

    SeePriorAuths(Registering registering) {
        this.registering = registering;
    }

    /** The open ones of a client. */
    public List<PriorAuth> openOf(Caller caller) {
        return registering.search(new PriorAuths.Search(
                Optional.of(caller.client().value()),
                List.of(),
                Optional.empty(),
                List.of(),
                PriorAuths.Search.Which.OPEN,
                PriorAuths.Search.MOST));
    }

    /** Those of a client that have this number: the request's own, a reference, a trace or an authorization number. */
    public List<PriorAuth> ofNumber(String number, Caller caller) {
        return registering.search(PriorAuths.Search.ofClient(caller.client().value(), number));
    }

    /** One of this client's own. To others it does not exist. */
    public Optional<PriorAuth> own(PriorAuthId id, Caller caller) {
        return registering
                .find(id)
                .filter(one -> one.submitter().equals(caller.client().value()));
    }

    /** That somebody read the answer of one. */
    public void record(PriorAuth authorization, Caller caller, String correlation) {
        registering.record(Acts.read(authorization, caller, correlation));
    }

    /** What waits for somebody, the most urgent first. */
    public List<PriorAuth> worklist() {
        return registering.search(new PriorAuths.Search(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                PriorAuths.Search.Which.OPEN,
                PriorAuths.Search.MOST));
    }

    /** For the service itself, and for reviewers. */
    public PriorAuth one(PriorAuthId id) {
        return registering
                .find(id)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "there is no such authorization"));
    }

    /** What was sent for it, as received. */
    public List<PriorAuths.Document> documents(PriorAuthId id) {
        return registering.documents(id);
    }

    /** One with its whole history, for reviewers. */
    public History history(PriorAuthId id) {
        return new History(one(id), registering.events(id));
    }

    /** An authorization and all that happened to it. */
    public record History(PriorAuth authorization, List<PriorAuthEvent> events) {
        public History {
            events = List.copyOf(events);
        }

        /** As it stood after each of its events. */
        public List<PriorAuth> course() {
            var standings = new HashMap<Integer, Standing>();
            var course = new ArrayList<PriorAuth>();
            for (var event : events) {
                standings.putAll(event.standings());
                course.add(authorization.after(event, standings));
            }
            return course;
        }
    }
}
