package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Code;

/**
 * A question how requests stand. What it does not say does not narrow.
 *
 * @param providers NPIs of who asks and of those they name
 * @param numbers authorization, reference and trace numbers
 * @param requests the requester's own numbers of requests; one that names none of ours is the inquiry's own
 * @param services the services it is about
 * @param standings how a line has to stand
 * @param certifications what kinds of request it is about, as X12's list 1322 has them
 * @param from with {@code until}: the days on which the services are
 */
public record Inquiry(
        Patient patient,
        Coverage coverage,
        String patientPath,
        Set<String> providers,
        List<String> numbers,
        List<String> requests,
        Set<Code> services,
        Optional<Predicate<Standing>> standings,
        Set<String> certifications,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Bundle bundle) {

    public Inquiry {
        providers = Set.copyOf(providers);
        numbers = List.copyOf(numbers);
        requests = List.copyOf(requests);
        services = Set.copyOf(services);
        certifications = Set.copyOf(certifications);
    }

    List<PriorAuth> narrowed(List<PriorAuth> found) {
        var named = found.stream()
                .filter(one -> requests.contains(one.request().identifier().value()))
                .toList();
        return (named.isEmpty() ? found : named).stream().filter(this::wants).toList();
    }

    private boolean wants(PriorAuth authorization) {
        return authorization.anyLine(line -> isAbout(line.asked()));
    }

    /** Asked of what is current: what took the place of something may stand otherwise than that did. */
    boolean isMetBy(PriorAuth current) {
        return (standings.isEmpty() && certifications.isEmpty())
                || current.anyLine(line -> standsSo(line) && isAbout(line.asked()));
    }

    private boolean standsSo(AuthLine line) {
        return standings.filter(wanted -> !wanted.test(line.standing())).isEmpty()
                && (certifications.isEmpty()
                        || certifications.contains(line.asked().certification()));
    }

    private boolean isAbout(RequestedLine line) {
        var first = line.service().serviced();
        var last = line.until().orElse(first);
        return (services.isEmpty() || services.contains(line.service().code()))
                && from.filter(day -> day.isAfter(last)).isEmpty()
                && until.filter(day -> day.isBefore(first)).isEmpty();
    }

    @Override
    public String toString() {
        return "Inquiry";
    }
}
