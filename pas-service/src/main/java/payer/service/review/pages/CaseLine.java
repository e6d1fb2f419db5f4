package payer.service.review.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.Quantity;
import payer.decision.Verdict;
import payer.rules.policy.Policy;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.LedgerEntry;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Why;
import payer.service.review.pages.CriteriaTree.Node;
import payer.service.review.pages.ReviewWords.Mark;

/** One line of a request, as a reviewer sees it. */
public record CaseLine(
        int number,
        String service,
        String code,
        List<Fact> facts,
        Mark mark,
        List<String> reasons,
        String policy,
        String policyVersion,
        String policyTitle,
        boolean policyPublished,
        List<Node> criteria,
        List<Criterion> unmet,
        int contradictions,
        int gaps,
        boolean open,
        boolean again,
        boolean adverse,
        String asked,
        String until) {

    /** A name and what it is. */
    public record Fact(String name, String text) {}

    /** A criterion that a refusal can name. */
    public record Criterion(String name, String text) {}

    public CaseLine {
        facts = List.copyOf(facts);
        reasons = List.copyOf(reasons);
        criteria = List.copyOf(criteria);
        unmet = List.copyOf(unmet);
    }

    static CaseLine of(AuthLine line, Optional<Policy> policy, String used) {
        var standing = line.standing();
        var service = line.asked().service();
        return new CaseLine(
                line.sequence(),
                line.asked().serviceWords(),
                service.code().text(),
                facts(line, used),
                ReviewWords.mark(standing),
                reasons(standing),
                standing.basis().policy(),
                standing.basis().version(),
                standing.basis().title(),
                policy.isPresent(),
                CriteriaTree.of(policy, service.kind(), line.ledger()),
                line.ledger().stream()
                        .filter(entry -> entry.verdict() != Verdict.MET)
                        .map(entry -> new Criterion(entry.criterion(), entry.text()))
                        .toList(),
                (int) line.ledger().stream().filter(LedgerEntry::contradicted).count(),
                (int) line.ledger().stream()
                        .filter(entry -> !entry.missing().isBlank())
                        .count(),
                standing.isOpen(),
                standing instanceof Standing.Reopened,
                standing.isAdverse(),
                service.quantity().map(Quantity::text).orElse(""),
                line.asked().until().map(day -> day.toString()).orElse(""));
    }

    private static List<Fact> facts(AuthLine line, String used) {
        var service = line.asked().service();
        var facts = new ArrayList<Fact>();
        service.quantity().ifPresent(units -> facts.add(new Fact("Quantity asked", units.text())));
        facts.add(new Fact(
                "From",
                ReviewWords.day(service.serviced())
                        + line.asked()
                                .until()
                                .map(day -> " to " + ReviewWords.day(day))
                                .orElse("")));
        facts.add(new Fact("Kind", ReviewWords.plain(service.kind().name().toLowerCase(java.util.Locale.ROOT))));
        add(facts, "Diagnoses", service.diagnoses().stream().map(Code::value).collect(Collectors.joining(", ")));
        add(facts, "Modifiers", String.join(", ", service.modifiers()));
        add(facts, "Place of service", service.placeOfService());
        add(facts, "Delivered by (NPI)", service.provider().npi());
        line.standing().granted().ifPresent(allowed -> {
            add(facts, "Granted", allowed.units().map(Quantity::text).orElse(""));
            facts.add(new Fact(
                    "Granted for", ReviewWords.day(allowed.from()) + " to " + ReviewWords.day(allowed.until())));
        });
        add(facts, "Used so far", used);
        add(facts, "Authorization number", line.standing().authorizationNumber().orElse(""));
        add(facts, "Reference", line.standing().openReference().orElse(""));
        line.standing().decidedBy().ifPresent(by -> facts.add(new Fact("Decided by", by.name())));
        return facts;
    }

    private static void add(List<Fact> facts, String name, String text) {
        if (!text.isBlank()) facts.add(new Fact(name, text));
    }

    private static List<String> reasons(Standing standing) {
        return switch (standing) {
            case Standing.Pended pended ->
                pended.reasons().stream().map(Why::forProvider).toList();
            case Standing.Asked asked ->
                asked.questions().stream()
                        .map(question -> Stream.of(question.text(), question.missing())
                                .filter(text -> !text.isBlank())
                                .collect(Collectors.joining(": ")))
                        .toList();
            case Standing.InPart part -> List.of(part.why().forProvider());
            case Standing.Modified modified ->
                List.of("Instead: " + modified.instead().words(), modified.why().forProvider());
            case Standing.NotCovered not -> List.of(not.why().forProvider());
            case Standing.Denied denied -> List.of(denied.why().forProvider());
            case Standing.Reopened reopened ->
                Stream.concat(
                                Stream.of("Asked by the " + reopened.look().askedBy() + ": "
                                        + reopened.look().ground()),
                                reasons(reopened.before()).stream().map(reason -> "Before: " + reason))
                        .toList();
            case Standing.NotNeeded _, Standing.Approved _, Standing.Withdrawn _ -> List.of();
        };
    }

    /** Services and days are about a person. */
    @Override
    public String toString() {
        return "CaseLine " + number;
    }
}
