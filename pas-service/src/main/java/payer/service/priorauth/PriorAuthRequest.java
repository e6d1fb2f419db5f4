package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.ServiceLine;
import payer.decision.Urgency;
import payer.service.priorauth.RequestedLine.Appealed;

/**
 * What was asked, in values: as much of a Claim as has a life in the registry. The Claim itself is kept as received.
 *
 * @param identifier the requester's own number of this request
 * @param address where the Claim is or was, as its sender wrote it
 * @param submission the number of the bundle that brought it
 * @param claimType institutional, professional or oral
 * @param replaces the request that this one updates
 */
public record PriorAuthRequest(
        BusinessId identifier,
        String address,
        BusinessId submission,
        Parties parties,
        String claimType,
        Urgency urgency,
        LocalDate requested,
        Stay stay,
        List<RequestedLine> lines,
        Optional<BusinessId> replaces) {

    public PriorAuthRequest {
        lines = List.copyOf(lines);
    }

    public boolean isExpedited() {
        return urgency != Urgency.STANDARD;
    }

    /** Some line of it asks for a refusal to be looked at again. */
    boolean isAppeal() {
        return lines.stream().anyMatch(line -> line.appealed().isPresent());
    }

    boolean isImmediateAppeal() {
        return lines.stream()
                .anyMatch(line ->
                        line.appealed().filter(Appealed.IMMEDIATE::equals).isPresent());
    }

    /** The same request with the member as our own shelf knows them. */
    PriorAuthRequest of(String record) {
        return new PriorAuthRequest(
                identifier,
                address,
                submission,
                parties.knownAs(record),
                claimType,
                urgency,
                requested,
                stay,
                lines,
                replaces);
    }

    /** Where it names no lines, it takes back all of those that it is about. */
    PriorAuthRequest about(PriorAuth earlier) {
        return lines.isEmpty()
                ? with(earlier.lines().stream()
                        .map(line -> line.asked().takenBack())
                        .toList())
                : this;
    }

    private PriorAuthRequest with(List<RequestedLine> named) {
        return new PriorAuthRequest(
                identifier, address, submission, parties, claimType, urgency, requested, stay, named, replaces);
    }

    /** The first day of what is asked for. */
    LocalDate firstDay() {
        return lines.isEmpty() ? requested : lines.getFirst().service().serviced();
    }

    /** Whether both ask for the same services for the same member, however they are written down. */
    boolean asksTheSameAs(PriorAuthRequest other) {
        return parties.member().value().equals(other.parties.member().value())
                && urgency == other.urgency
                && services().equals(other.services());
    }

    private List<ServiceLine> services() {
        return lines.stream().map(RequestedLine::service).toList();
    }

    @Override
    public String toString() {
        return "PriorAuthRequest of " + lines.size() + " lines";
    }
}
