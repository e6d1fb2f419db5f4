package payer.service.priorauth.fhir;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Code;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Source;
import payer.intake.Authors;
import payer.intake.FormFacts;
import payer.intake.RecordFacts;

/** What came along with a request, as facts: the chart, the answers of forms, and documents, which somebody has to read. */
final class BundleFacts {
    private static final FormFacts FORMS = new FormFacts();
    private static final String DELIVERS = "SJ";

    private final RecordFacts records;

    private BundleFacts(RecordFacts records) {
        this.records = records;
    }

    /** Of a request, in which is told who is who. */
    static List<Fact> ofRequest(BundleIndex index) {
        var resources =
                counting(index).map(resource -> addressed(resource, index)).toList();
        var suppliers = index.all(Claim.class)
                .flatMap(claim -> claim.getCareTeam().stream())
                .filter(one -> one.getRole().getCoding().stream().anyMatch(coding -> DELIVERS.equals(coding.getCode())))
                .map(one -> byType(one.getProvider().copy(), index));
        var facts = new BundleFacts(new RecordFacts(Authors.among(resources.stream(), suppliers)));
        return resources.stream().flatMap(facts::of).toList();
    }

    /** All but what was taken back. */
    static Stream<Resource> counting(BundleIndex index) {
        var takenBack = takenBack(index);
        return index.all().stream().filter(resource -> !takenBack.contains(resource));
    }

    /** What the claim only names to say that it no longer holds. */
    private static Set<Resource> takenBack(BundleIndex index) {
        var holds = supporting(index, false);
        return supporting(index, true).stream()
                .filter(resource -> !holds.contains(resource))
                .collect(Collectors.toSet());
    }

    private static Set<Resource> supporting(BundleIndex index, boolean cancelled) {
        return index.all(Claim.class)
                .flatMap(claim -> claim.getSupportingInfo().stream())
                .filter(info -> Cancelled.is(info) == cancelled)
                .flatMap(info -> info.getValue() instanceof Reference named ? index.at(named).stream() : Stream.of())
                .collect(Collectors.toSet());
    }

    /** Of something that came by itself. */
    static List<Fact> ofAttached(List<Resource> resources) {
        var facts = new BundleFacts(new RecordFacts());
        return resources.stream().flatMap(facts::of).toList();
    }

    private Stream<Fact> of(Resource resource) {
        return switch (resource) {
            case QuestionnaireResponse form -> FORMS.read(form).stream();
            case DocumentReference document -> attached(document);
            // What was paid for is ours to know; who asks cannot tell us.
            case ExplanationOfBenefit benefit -> Stream.of();
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .filter(BundleEntryComponent::hasResource)
                        .flatMap(entry -> of(entry.getResource()));
            default -> records.read(resource).stream();
        };
    }

    /** Addresses that hold only within the bundle say nothing of whom they lead to; a copy names type and id instead. */
    private static Resource addressed(Resource resource, BundleIndex index) {
        return switch (resource) {
            case Observation observation -> {
                var copy = observation.copy();
                copy.getPerformer().forEach(who -> byType(who, index));
                yield copy;
            }
            case Encounter encounter -> {
                var copy = encounter.copy();
                copy.getParticipant().forEach(one -> byType(one.getIndividual(), index));
                yield copy;
            }
            case Procedure procedure -> {
                var copy = procedure.copy();
                copy.getPerformer().forEach(one -> byType(one.getActor(), index));
                yield copy;
            }
            case PractitionerRole role -> {
                var copy = role.copy();
                byType(copy.getPractitioner(), index);
                byType(copy.getOrganization(), index);
                yield copy;
            }
            default -> resource;
        };
    }

    private static Reference byType(Reference reference, BundleIndex index) {
        index.at(reference)
                .filter(found -> found.getIdElement().hasIdPart())
                .ifPresent(found -> reference.setReference(
                        found.fhirType() + "/" + found.getIdElement().getIdPart()));
        return reference;
    }

    private static Stream<Fact> attached(DocumentReference document) {
        var id = "DocumentReference/" + document.getIdElement().getIdPart();
        return document.getType().getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .map(coding ->
                        Fact.of(id, new Code(coding.getSystem(), coding.getCode()), FactValue.YES, Source.ATTACHMENT))
                .map(fact ->
                        SmallValues.day(document.getDateElement()).map(fact::on).orElse(fact));
    }
}
