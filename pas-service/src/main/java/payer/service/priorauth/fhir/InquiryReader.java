package payer.service.priorauth.fhir;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.intake.ClaimItems;
import payer.problem.IssueType;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.priorauth.Inquiry;
import payer.service.priorauth.MemberNumber;
import payer.service.priorauth.Standing;

/** Reads what {@code $inquire} takes: a Claim that is an example of what is sought. */
@Singleton
public final class InquiryReader {
    private static final String CLAIM = "Bundle.entry[0].resource";
    private static final String ANY_SERVICE = "not-applicable";
    private static final String REVIEW_ACTION = Pas.extension("reviewActionCode");

    private final FhirText text;

    InquiryReader(FhirText text) {
        this.text = text;
    }

    public Inquiry read(Received received, Release release) {
        var bundle = text.read(received, Bundle.class);
        var complaints = new Complaints();
        new BundleCheck(bundle, complaints).check();
        new ModifierCheck(complaints).check(bundle, received);
        complaints.throwIfAny();
        return new Reading(bundle, release, complaints).inquiry();
    }

    /** One reading of one bundle. */
    private static final class Reading {
        private final Bundle bundle;
        private final Release release;
        private final Complaints complaints;
        private final BundleIndex index;
        private final Claim claim;

        Reading(Bundle bundle, Release release, Complaints complaints) {
            this.bundle = bundle;
            this.release = release;
            this.complaints = complaints;
            this.index = new BundleIndex(bundle);
            this.claim = (Claim) bundle.getEntryFirstRep().getResource();
        }

        Inquiry inquiry() {
            var patient = complaints.required(
                    () -> index.at(claim.getPatient(), Patient.class),
                    "an inquiry is about a patient, who is in the bundle",
                    CLAIM + ".patient.reference");
            complaints.required(
                    () -> index.at(claim.getInsurer(), Organization.class),
                    "the insurer is in the bundle",
                    CLAIM + ".insurer.reference");
            complaints.required(
                    () -> index.at(claim.getProvider(), Resource.class),
                    "who asks is in the bundle",
                    CLAIM + ".provider.reference");
            complaints.require(
                    claim.getUse() == Claim.Use.PREAUTHORIZATION,
                    IssueType.VALUE,
                    "the inquiry is about prior authorization",
                    CLAIM + ".use");
            patient.ifPresent(one -> complaints.required(
                    () -> MemberNumber.of(one),
                    "the patient has a member number (an identifier of type MB)",
                    index.place(one) + ".identifier"));
            complaints.throwIfAny();
            return inquiry(patient.orElseThrow());
        }

        private Inquiry inquiry(Patient patient) {
            return new Inquiry(
                    patient,
                    coverage(),
                    index.place(patient),
                    providers(),
                    numbers(),
                    requests(),
                    services(),
                    standings(),
                    certifications(),
                    days().flatMap(period -> SmallValues.day(period.getStartElement())),
                    days().flatMap(period -> SmallValues.day(period.getEndElement())),
                    bundle);
        }

        private Coverage coverage() {
            return claim.getInsurance().stream()
                    .flatMap(insurance -> index.at(insurance.getCoverage(), Coverage.class).stream())
                    .findFirst()
                    .orElseGet(Coverage::new);
        }

        private Set<String> providers() {
            var npis = new ProviderNumbers(index);
            var all = new LinkedHashSet<>(npis.all(claim.getProvider()));
            claim.getCareTeam().forEach(one -> all.addAll(npis.all(one.getProvider())));
            return all;
        }

        /** In release 2.2 the claim's identifier names the inquiry itself; in 2.0 it may name what is sought. */
        private List<String> requests() {
            return release == Release.R2_2
                    ? List.of()
                    : claim.getIdentifier().stream()
                            .filter(SmallValues::isTold)
                            .map(Identifier::getValue)
                            .toList();
        }

        private List<String> numbers() {
            var numbers = new ArrayList<>(texts(claim.getExtension().stream()));
            claim.getItem().forEach(item -> numbers.addAll(texts(item.getExtension().stream())));
            return numbers.stream()
                    .filter(number -> number != null && !number.isBlank())
                    .toList();
        }

        private static List<String> texts(Stream<org.hl7.fhir.r4.model.Extension> extensions) {
            var wanted = Set.of(
                    Pas.extension("authorizationNumber"),
                    Pas.extension("administrationReferenceNumber"),
                    Pas.extension("itemTraceNumber"));
            return extensions
                    .filter(extension -> extension.hasValue() && wanted.contains(extension.getUrl()))
                    .map(extension -> extension.getValue() instanceof Identifier trace
                            ? trace.getValue()
                            : extension.getValue().primitiveValue())
                    .toList();
        }

        private Set<Code> services() {
            var items = new ClaimItems();
            return claim.getItem().stream()
                    .filter(item -> item.getProductOrService().getCoding().stream()
                            .noneMatch(coding -> ANY_SERVICE.equals(coding.getCode())))
                    .map(item -> items.line(
                                    claim,
                                    withSequence(item),
                                    Optional.empty(),
                                    LocalDate.EPOCH,
                                    payer.decision.Provider.unknown())
                            .code())
                    .collect(Collectors.toSet());
        }

        /** Those with one of the review actions that the inquiry names. */
        private Optional<Predicate<Standing>> standings() {
            var wanted = claim.getItem().stream()
                    .flatMap(item -> item.getExtensionsByUrl(REVIEW_ACTION).stream())
                    .map(extension -> extension.getValue())
                    .filter(CodeableConcept.class::isInstance)
                    .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                    .map(Coding::getCode)
                    .collect(Collectors.toSet());
            return wanted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(standing -> wanted.contains(ReviewAction.code(standing)));
        }

        private Set<String> certifications() {
            return Stream.concat(
                            ClaimItems.certification(claim).stream(),
                            claim.getItem().stream().flatMap(item -> ClaimItems.certification(item).stream()))
                    .collect(Collectors.toSet());
        }

        private static Claim.ItemComponent withSequence(Claim.ItemComponent item) {
            return item.getSequence() > 0 ? item : item.copy().setSequence(1);
        }

        private Optional<Period> days() {
            return claim.getItem().stream()
                    .map(Claim.ItemComponent::getServiced)
                    .filter(Period.class::isInstance)
                    .map(Period.class::cast)
                    .findFirst()
                    .or(() -> Optional.of(claim.getBillablePeriod()).filter(period -> !period.isEmpty()));
        }
    }
}
