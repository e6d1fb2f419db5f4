package payer.service.crd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import payer.crd.HookRequest;
import payer.crd.Release;
import payer.problem.IssueType;
import payer.problem.Problem;

/** The coverages under which an answer is given. */
record Coverages(HookRequest request, Known known, CrdSettings settings, Release release) {

    /** Those of the patient that may be ours. Later releases want exactly one, and say so with an error. */
    List<Coverage> presented() {
        var all = all();
        var ours = all.stream().filter(this::mayBeOurs).toList();
        if (release == Release.V2_0) return ours;
        if (all.isEmpty()) throw refused("the request has no active Coverage of the patient", IssueType.REQUIRED);
        if (ours.isEmpty()) throw refused("the Coverage names no payer that is served here", IssueType.VALUE);
        if (ours.size() > 1) throw refused("the request has several Coverages", IssueType.MULTIPLE_MATCHES);
        return ours;
    }

    List<Coverage> all() {
        return known.all(Coverage.class).stream()
                .filter(coverage -> !coverage.hasStatus() || coverage.getStatus() == CoverageStatus.ACTIVE)
                .filter(this::isOfPatient)
                .toList();
    }

    private Problem refused(String text, IssueType type) {
        return new Problem(release.ofBrokenRequest(), List.of(new Problem.Issue(type, text, "prefetch.coverage")));
    }

    private boolean isOfPatient(Coverage coverage) {
        var beneficiary = coverage.getBeneficiary().getReference();
        return beneficiary == null || Known.relative(beneficiary).equals("Patient/" + request.patientId());
    }

    /** A payer that cannot be told from the request may be us. */
    private boolean mayBeOurs(Coverage coverage) {
        if (settings.payers().isEmpty()) return true;
        var named = coverage.getPayor().stream().flatMap(this::identifiers).toList();
        return named.isEmpty()
                ? release == Release.V2_0
                : named.stream().anyMatch(identifier -> settings.payers().contains(identifier));
    }

    private Stream<String> identifiers(Reference payor) {
        var own = payor.hasIdentifier() ? Stream.of(payor.getIdentifier()) : Stream.<Identifier>empty();
        return Stream.concat(own, organization(payor).stream().flatMap(known -> known.getIdentifier().stream()))
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue());
    }

    private Optional<Organization> organization(Reference payor) {
        if (!payor.hasReference()) return Optional.empty();
        return known.find(payor.getReference())
                .map(found -> found.resource())
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
