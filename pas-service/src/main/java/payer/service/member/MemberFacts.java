package payer.service.member;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.Fact;
import payer.intake.RecordFacts;

/** What the payer itself knows of a member: the claims it has paid, and the chart as far as it has come to the payer. */
@Singleton
public final class MemberFacts {
    /** Those that {@link RecordFacts} can read. */
    private static final List<Class<? extends Resource>> TELLING =
            List.of(Observation.class, Condition.class, Procedure.class, Encounter.class, ExplanationOfBenefit.class);

    private final Shelf shelf;
    private final RecordFacts reader = new RecordFacts();

    MemberFacts(Shelf shelf) {
        this.shelf = shelf;
    }

    public List<Fact> known(MemberId member) {
        return TELLING.stream()
                .flatMap(type -> records(type, member))
                .flatMap(resource -> reader.read(resource).stream())
                .toList();
    }

    private Stream<? extends Resource> records(Class<? extends Resource> type, MemberId member) {
        return shelf.with(type, "patient", List.of("Patient/" + member)).stream();
    }
}
