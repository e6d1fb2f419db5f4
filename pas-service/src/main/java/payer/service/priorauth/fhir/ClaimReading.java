package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Urgency;
import payer.intake.ClaimItems;
import payer.intake.Stays;
import payer.problem.IssueType;
import payer.service.fhir.Received;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.MemberNumber;
import payer.service.priorauth.Origin;
import payer.service.priorauth.Parties;
import payer.service.priorauth.PriorAuthRequest;
import payer.service.priorauth.PriorAuthSettings;
import payer.service.priorauth.RequestedLine;
import payer.service.priorauth.Stay;
import payer.service.priorauth.Submission;

/** Reads one Claim with all that came with it. */
final class ClaimReading {
    private static final Set<String> URGENT = Set.of("stat", "urgent");
    private static final String LEVEL_OF_SERVICE = Pas.extension("levelOfServiceCode");
    private static final String URGENT_LEVEL = "U";
    private static final String CLAIM = "Bundle.entry[0].resource";

    private final Bundle bundle;
    private final BundleIndex index;
    private final Complaints complaints;
    private final LocalDate today;
    private final PriorAuthSettings settings;
    private final FormsCheck forms;
    private final Claim claim;

    ClaimReading(Bundle bundle, Complaints complaints, LocalDate today, PriorAuthSettings settings, FormsCheck forms) {
        this.bundle = bundle;
        this.index = new BundleIndex(bundle);
        this.complaints = complaints;
        this.today = today;
        this.settings = settings;
        this.forms = forms;
        this.claim = (Claim) bundle.getEntryFirstRep().getResource();
    }

    Submission submission(Origin origin, Received received) {
        head();
        items();
        var identifier = identifier();
        var patient = referred(claim.getPatient(), Patient.class, "patient");
        var coverage = coverage();
        referred(claim.getInsurer(), Organization.class, "insurer");
        referred(claim.getProvider(), Resource.class, "provider");
        references();
        earlier();
        BundleFacts.counting(index).forEach(resource -> forms.check(resource, index.place(resource)));
        var member = patient.flatMap(this::memberNumber);
        complaints.throwIfAny();
        return new Submission(
                origin,
                request(identifier.orElseThrow(), member.orElseThrow()),
                patient.orElseThrow(),
                coverage.orElseThrow(),
                index.place(patient.get()),
                new CoverageCheck(index, settings.payers())
                        .errors(claim.getInsurer(), patient.get(), coverage.orElseThrow()),
                BundleFacts.ofRequest(index),
                bundle,
                received);
    }

    private void head() {
        complaints.require(
                claim.getUse() == Claim.Use.PREAUTHORIZATION,
                IssueType.VALUE,
                "the claim asks for a prior authorization",
                CLAIM + ".use");
        complaints.require(
                claim.getStatus() == Claim.ClaimStatus.ACTIVE,
                IssueType.VALUE,
                "the claim is active",
                CLAIM + ".status");
        complaints.require(claim.hasType(), IssueType.REQUIRED, "the claim has a type", CLAIM + ".type");
        unique(
                claim.getSupportingInfo().stream()
                        .map(Claim.SupportingInformationComponent::getSequence)
                        .toList(),
                "supportingInfo");
    }

    private void items() {
        complaints.require(
                claim.hasItem() || withdrawsAll(), IssueType.REQUIRED, "the claim asks for something", CLAIM + ".item");
        complaints.require(
                claim.getItem().size() <= settings.mostLines(),
                IssueType.TOO_COSTLY,
                "a request has at most " + settings.mostLines() + " lines",
                CLAIM + ".item");
        unique(claim.getItem().stream().map(Claim.ItemComponent::getSequence).toList(), "item");
        var check = new ItemCheck(complaints, today);
        for (int i = 0; i < claim.getItem().size(); i++)
            check.check(claim.getItem().get(i), CLAIM + ".item[" + i + "]");
    }

    /** Release 2.1 and later can withdraw a request as a whole, without naming its lines. */
    private boolean withdrawsAll() {
        return claim.hasRelated()
                && ClaimItems.certification(claim)
                        .filter(LineReading.CANCELLED::equals)
                        .isPresent();
    }

    private void unique(List<Integer> sequences, String element) {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < sequences.size(); i++) {
            var place = CLAIM + "." + element + "[" + i + "].sequence";
            complaints.require(sequences.get(i) > 0, IssueType.VALUE, "numbers count from 1", place);
            complaints.require(seen.add(sequences.get(i)), IssueType.DUPLICATE, "each number is used once", place);
        }
    }

    private Optional<BusinessId> identifier() {
        return complaints.required(
                () -> claim.getIdentifier().stream()
                        .filter(SmallValues::isTold)
                        .findFirst()
                        .map(SmallValues::of),
                "the claim has an identifier of its own",
                CLAIM + ".identifier");
    }

    private <T extends Resource> Optional<T> referred(Reference reference, Class<T> type, String element) {
        return complaints.required(
                () -> index.at(reference, type),
                "the claim's " + element + " is in the bundle",
                CLAIM + "." + element + ".reference");
    }

    /** The one that the request goes to; if none is marked, the first. */
    private Optional<Coverage> coverage() {
        var focal = claim.getInsurance().stream()
                .filter(Claim.InsuranceComponent::getFocal)
                .findFirst()
                .or(() -> claim.getInsurance().stream().findFirst());
        return complaints.required(
                () -> focal.flatMap(insurance -> index.at(insurance.getCoverage(), Coverage.class)),
                "the coverage that the request is for is in the bundle",
                CLAIM + ".insurance[0].coverage");
    }

    /** What the claim itself points at came with it. */
    private void references() {
        for (int i = 0; i < claim.getSupportingInfo().size(); i++)
            present(claim.getSupportingInfo().get(i).getValue(), "supportingInfo[" + i + "].valueReference");
        for (int i = 0; i < claim.getCareTeam().size(); i++)
            present(claim.getCareTeam().get(i).getProvider(), "careTeam[" + i + "].provider");
        for (int i = 0; i < claim.getItem().size(); i++) {
            for (var order : claim.getItem().get(i).getExtensionsByUrl(Pas.extension("requestedService")))
                present(order.getValue(), "item[" + i + "].extension");
        }
    }

    /** Who names a request that this one changes says which. */
    private void earlier() {
        for (int i = 0; i < claim.getRelated().size(); i++)
            complaints.require(
                    named(claim.getRelated().get(i).getClaim()).isPresent(),
                    IssueType.REQUIRED,
                    "the earlier request is named by its identifier or address",
                    CLAIM + ".related[" + i + "].claim");
    }

    private void present(org.hl7.fhir.r4.model.@org.jspecify.annotations.Nullable Type value, String element) {
        if (!(value instanceof Reference reference) || !reference.hasReference()) return;
        complaints.require(
                index.at(reference).isPresent(),
                IssueType.NOT_FOUND,
                "what the claim refers to is in the bundle",
                CLAIM + "." + element + ".reference");
    }

    private Optional<BusinessId> memberNumber(Patient patient) {
        return complaints.required(
                () -> MemberNumber.of(patient),
                "the patient has a member number (an identifier of type MB)",
                index.place(patient) + ".identifier");
    }

    private PriorAuthRequest request(BusinessId identifier, BusinessId member) {
        return new PriorAuthRequest(
                identifier,
                index.address(claim),
                SmallValues.of(bundle.getIdentifier()),
                parties(member),
                claim.getType().getCodingFirstRep().getCode(),
                urgency(),
                today,
                stay(),
                lines(),
                replaces());
    }

    /** By identifier, or by the address of the earlier Claim; the earlier Claim itself may have come along. */
    private Optional<BusinessId> replaces() {
        return claim.getRelated().stream()
                .map(Claim.RelatedClaimComponent::getClaim)
                .flatMap(earlier -> named(earlier).stream())
                .findFirst();
    }

    private Optional<BusinessId> named(Reference earlier) {
        if (SmallValues.isTold(earlier.getIdentifier())) return Optional.of(SmallValues.of(earlier.getIdentifier()));
        var came = index.at(earlier, Claim.class)
                .filter(other -> other != claim)
                .flatMap(other -> other.getIdentifier().stream()
                        .filter(SmallValues::isTold)
                        .findFirst());
        return came.map(SmallValues::of)
                .or(() -> Optional.ofNullable(earlier.getReference())
                        .filter(address -> !address.isBlank())
                        .map(address -> new BusinessId("", address)));
    }

    private Parties parties(BusinessId member) {
        var npis = new ProviderNumbers(index);
        var requester = npis.of(claim.getProvider());
        var all = new LinkedHashSet<String>();
        claim.getCareTeam().forEach(one -> all.addAll(npis.all(one.getProvider())));
        all.addAll(npis.all(claim.getProvider()));
        return new Parties(member, requester.orElse(""), all, Transmission.sender(claim), Optional.empty());
    }

    private Urgency urgency() {
        if (Stays.isEmergency(index.all().stream(), today)) return Urgency.EMERGENCY;
        var stat = claim.getPriority().getCoding().stream().anyMatch(coding -> URGENT.contains(coding.getCode()));
        var urgent = claim.getExtensionsByUrl(LEVEL_OF_SERVICE).stream()
                .anyMatch(level -> level.getValue() instanceof org.hl7.fhir.r4.model.CodeableConcept concept
                        && concept.getCoding().stream().anyMatch(coding -> URGENT_LEVEL.equals(coding.getCode())));
        return stat || urgent ? Urgency.EXPEDITED : Urgency.STANDARD;
    }

    private Stay stay() {
        var admitted = timing("admissionDates").findFirst();
        var discharged = timing("dischargeDates").findFirst();
        if (admitted.isPresent() || discharged.isPresent()) return new Stay(admitted, discharged);
        return Stays.current(index.all().stream(), today)
                .map(stay -> new Stay(Optional.of(stay.admitted()), stay.discharged()))
                .orElse(Stay.NONE);
    }

    private Stream<LocalDate> timing(String category) {
        return claim.getSupportingInfo().stream()
                .filter(info -> !Cancelled.is(info))
                .filter(info ->
                        info.getCategory().getCoding().stream().anyMatch(coding -> category.equals(coding.getCode())))
                .flatMap(info -> SmallValues.day(info.getTiming()).stream());
    }

    private List<RequestedLine> lines() {
        var reader = new LineReading(claim, index, today, new ClaimItems());
        return IntStream.range(0, claim.getItem().size())
                .mapToObj(i -> reader.line(claim.getItem().get(i)))
                .toList();
    }
}
