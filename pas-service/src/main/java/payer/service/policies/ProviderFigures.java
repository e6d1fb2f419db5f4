package payer.service.policies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Quantity;
import payer.decision.ServiceLine;
import payer.decision.Source;

/**
 * The figures of each line's provider and service as facts about that line. How many are enough, and of which time, is said
 * by the policies. Figures of past months hardly change, so they are looked up anew only after a while.
 */
@Singleton
public final class ProviderFigures {
    private static final int MOST = 20_000;
    private static final Period LOOKED_BACK = Period.ofYears(3);

    private final TrackRecords records;
    private final Cache<Subject, List<TrackRecords.Month>> remembered;

    private record Subject(String npi, Code service, LocalDate since) {}

    ProviderFigures(TrackRecords records, PolicySettings settings) {
        this.records = records;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(settings.providerFigures())
                .build();
    }

    public List<Fact> of(List<ServiceLine> lines, LocalDate requested) {
        var since = requested.withDayOfMonth(1).minus(LOOKED_BACK);
        return lines.stream()
                .filter(line -> !line.provider().npi().isBlank())
                .flatMap(line -> months(line, since).stream().flatMap(month -> facts(line, month)))
                .toList();
    }

    private List<TrackRecords.Month> months(ServiceLine line, LocalDate since) {
        var subject = new Subject(line.provider().npi(), line.code(), since);
        return remembered.get(subject, wanted -> records.of(wanted.npi, wanted.service, wanted.since));
    }

    private static Stream<Fact> facts(ServiceLine line, TrackRecords.Month month) {
        return Stream.of(
                fact(line, month, "decided-requests", month.decided()),
                fact(line, month, "approved-requests", month.approved()),
                fact(line, month, "initial-requests", month.initial()),
                fact(line, month, "affirmed-initial-requests", month.initialApproved()));
    }

    private static Fact fact(ServiceLine line, TrackRecords.Month month, String what, int count) {
        return Fact.of(
                        "registry/%d/%s/%s".formatted(line.sequence(), what, month.first()),
                        CodeSystem.FINDING.code(what),
                        new FactValue.Amount(Quantity.count(count)),
                        Source.AUTHORIZATIONS)
                .on(month.first())
                .aboutLine(line.sequence());
    }
}
