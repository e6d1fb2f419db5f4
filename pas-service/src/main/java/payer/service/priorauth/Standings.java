package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.decision.Grant;
import payer.decision.PolicyReference;
import payer.decision.TimeLimits;

/** What a determination by policy means for a line: where it stands, under which number, for how long. */
@Singleton
final class Standings {
    private final Numbers numbers;
    private final DocumentsWanted documents;
    private final PriorAuthSettings settings;

    Standings(Numbers numbers, DocumentsWanted documents, PriorAuthSettings settings) {
        this.numbers = numbers;
        this.documents = documents;
        this.settings = settings;
    }

    /** @param reference the number under which what stays open can be asked for; one for the whole request */
    AuthLine line(RequestedLine asked, Determination determination, String reference, LocalDate today) {
        var ledger = determination.findings().stream().map(LedgerEntry::of).toList();
        var standing = asked.withdrawn()
                ? new Standing.Withdrawn(Basis.of(determination.decision().policy()))
                : standing(asked, determination, reference, today);
        return new AuthLine(asked, standing, ledger);
    }

    private Standing standing(RequestedLine asked, Determination determination, String reference, LocalDate today) {
        var basis = Basis.of(determination.decision().policy());
        return switch (determination.decision()) {
            case Decision.NoAuthorizationNeeded(var policy, var waiver) -> new Standing.NotNeeded(basis, waiver);
            case Decision.Approved(var policy, var branch, var grant) ->
                new Standing.Approved(
                        basis,
                        numbers.authorization(),
                        today,
                        allowed(asked, grant, determination.timeLimits()),
                        Optional.empty());
            case Decision.ApprovedInPart(var policy, var branch, var grant, var quantity, var why) ->
                new Standing.InPart(
                        basis,
                        numbers.authorization(),
                        today,
                        allowed(asked, grant, determination.timeLimits()),
                        quantity,
                        Why.of(why),
                        true,
                        Optional.empty());
            case Decision.InformationNeeded(var policy, var criteria) ->
                new Standing.Asked(basis, reference, questions(policy, criteria, determination.findings()));
            case Decision.Pended(var policy, var reviewer, var criteria, var reasons) ->
                new Standing.Pended(
                        basis,
                        reference,
                        reviewer,
                        reasons.stream().map(Why::of).toList());
            case Decision.NotCovered(var policy, var exclusion) ->
                new Standing.NotCovered(basis, Why.of(exclusion.reason()), exclusion.alternatives());
        };
    }

    private Allowed allowed(RequestedLine asked, Grant grant, Optional<TimeLimits> limits) {
        var from = asked.service().serviced();
        var until = grant.period()
                .or(() -> limits.flatMap(TimeLimits::approvalValidFor))
                .map(period -> from.plus(period).minusDays(1))
                .or(asked::until)
                .filter(day -> !day.isBefore(from))
                .orElseGet(() -> from.plusDays(settings.validDays() - 1L));
        var units = grant.units().or(() -> asked.service().quantity());
        var told = new ArrayList<>(grant.limits());
        grant.useWithin().ifPresent(period -> told.add("To be used by " + from.plus(period)));
        return new Allowed(units, from, until, told);
    }

    private List<Question> questions(PolicyReference policy, List<String> criteria, List<Finding> findings) {
        Map<String, Finding> byName = findings.stream()
                .collect(Collectors.toMap(Finding::criterion, Function.identity(), (one, other) -> one));
        return criteria.stream()
                .map(criterion -> question(policy, criterion, Optional.ofNullable(byName.get(criterion))))
                .toList();
    }

    private Question question(PolicyReference policy, String criterion, Optional<Finding> finding) {
        return new Question(
                criterion,
                finding.map(Finding::text).orElse(criterion.replace('-', ' ')),
                finding.map(Finding::missing).orElse(""),
                documents.code(policy, criterion));
    }
}
