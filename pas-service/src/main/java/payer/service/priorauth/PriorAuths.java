package payer.service.priorauth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.fhir.Received;

/** The registry of authorizations. All of it happens within the caller's transaction. */
public interface PriorAuths {
    /** The topic under which each new version of an authorization is told. */
    String CHANGED = "prior-auth-changed";

    /**
     * Adds a new one with its first event and what was received, unless the same client has used its identifier before: then
     * nothing is written, and the earlier one is the answer. Of two at the same time, one is added and both get that one.
     */
    PriorAuth addOnce(PriorAuth fresh, PriorAuthEvent event, Optional<Received> document);

    /** Keeps a new version with the event that made it. A {@code Problem} if the stored version is not the one before. */
    void change(PriorAuth next, PriorAuthEvent event);

    /** Keeps what came later for an authorization, such as an attachment. */
    void addDocument(PriorAuthId id, DocumentKind kind, Received document);

    Optional<PriorAuth> find(PriorAuthId id);

    /** By the requester's own number of the request. */
    Optional<PriorAuth> findByIdentifier(String submitter, BusinessId identifier);

    /** The newest first, or those that are due first where it is about open ones; never more than a page. */
    List<PriorAuth> search(Search search);

    List<PriorAuthEvent> events(PriorAuthId id);

    /** Notes that a warning is raised of each clock that has reached it; those for which nobody had raised it before. */
    List<PriorAuthId> raise(ClockWarning warning, Instant now, int atMost);

    /** As received, the submission first. */
    List<Document> documents(PriorAuthId id);

    /** What is told of each new version. */
    record Changed(String id, int version) {}

    /** Why something was sent. */
    enum DocumentKind {
        SUBMISSION,
        ATTACHMENT
    }

    /** Something that was sent, byte for byte. */
    record Document(DocumentKind kind, Received content) {}

    /**
     * Which ones to find; what is empty does not narrow.
     *
     * @param submitter or somebody who shares one of the {@code providers}: others see nothing
     * @param member required except to find by number
     * @param numbers authorization, reference or trace numbers
     * @param which all of them, those that wait for somebody, or those of which something was granted
     */
    record Search(
            Optional<String> submitter,
            List<String> providers,
            Optional<String> member,
            List<String> numbers,
            Which which,
            int limit) {

        public static final int MOST = 200;

        /** What must hold of those that are sought. */
        public enum Which {
            ALL,
            OPEN,
            GRANTED
        }

        /** Those of one member of which something was granted, for ourselves. */
        public static Search grantedTo(String member) {
            return new Search(Optional.empty(), List.of(), Optional.of(member), List.of(), Which.GRANTED, MOST);
        }

        /** Those of one client that have this number. */
        public static Search ofClient(String submitter, String number) {
            return new Search(Optional.of(submitter), List.of(), Optional.empty(), List.of(number), Which.ALL, MOST);
        }

        public Search {
            providers = List.copyOf(providers);
            numbers = List.copyOf(numbers);
            if (member.isEmpty() && numbers.isEmpty() && submitter.isEmpty() && which != Which.OPEN)
                throw new IllegalArgumentException("a search names a member, a number or a client");
        }
    }
}
