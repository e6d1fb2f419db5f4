package payer.service.priorauth.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import payer.service.priorauth.MemberNumber;
import payer.service.priorauth.RequestError;

/** Whether a request is for us and for one of ours, as far as what was sent says it: what does not fit is told in the answer. */
final class CoverageCheck {
    private final BundleIndex index;
    private final Set<String> payers;
    private final List<RequestError> errors = new ArrayList<>();

    /** @param payers identifiers by which we are named, as {@code system|value}; without any, every name may be ours */
    CoverageCheck(BundleIndex index, List<String> payers) {
        this.index = index;
        this.payers = Set.copyOf(payers);
    }

    List<RequestError> errors(Reference insurer, Patient patient, Coverage coverage) {
        index.at(insurer, Organization.class).ifPresent(this::insurer);
        coverage.getPayor().stream()
                .flatMap(payor -> index.at(payor, Organization.class).stream())
                .filter(payor -> !isSame(payor, insurer))
                .forEach(this::insurer);
        numbers(patient, coverage);
        if (coverage.hasStatus() && coverage.getStatus() != CoverageStatus.ACTIVE)
            add(RequestError.Kind.COVERAGE_NOT_ACTIVE, index.place(coverage) + ".status");
        return errors;
    }

    private boolean isSame(Organization payor, Reference insurer) {
        return index.at(insurer).filter(payor::equals).isPresent();
    }

    private void insurer(Organization insurer) {
        var told = insurer.getIdentifier().stream()
                .filter(SmallValues::isTold)
                .map(one -> one.getSystem() + "|" + one.getValue())
                .toList();
        if (!payers.isEmpty() && !told.isEmpty() && told.stream().noneMatch(payers::contains))
            add(RequestError.Kind.OTHER_INSURER, index.place(insurer) + ".identifier");
    }

    /** A coverage of a family may be known by the subscriber's number alone: only the number of a member counts. */
    private void numbers(Patient patient, Coverage coverage) {
        var covered = members(coverage.getIdentifier().stream());
        var own = members(patient.getIdentifier().stream());
        if (!covered.isEmpty() && !own.isEmpty() && own.stream().noneMatch(covered::contains))
            add(RequestError.Kind.MEMBER_NUMBERS_DIFFER, index.place(coverage) + ".identifier");
    }

    private static Set<String> members(Stream<Identifier> identifiers) {
        return identifiers
                .filter(MemberNumber::isOne)
                .map(identifier -> identifier.getValue().strip())
                .collect(Collectors.toSet());
    }

    private void add(RequestError.Kind kind, String path) {
        errors.add(new RequestError(kind, path));
    }
}
