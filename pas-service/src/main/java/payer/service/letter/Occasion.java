package payer.service.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthEvent;
import payer.service.priorauth.Standing;

/** Why letters are written: what happened, and the lines that it happened to, as they stood then. */
record Occasion(LetterKind kind, List<AuthLine> lines) {
    Occasion {
        lines = List.copyOf(lines);
    }

    /** What one event has to be told of. What was escalated or replaced concerns only ourselves. */
    static List<Occasion> of(PriorAuth authorization, PriorAuthEvent event) {
        return switch (event.kind()) {
            case RECEIVED, INFORMED, DECLINED, DECIDED, DECIDED_AGAIN -> decided(authorization, event);
            case EXTENDED -> List.of(new Occasion(LetterKind.EXTENSION, open(authorization)));
            case OVERDUE -> List.of(new Occasion(LetterKind.OVERDUE, open(authorization)));
            case APPEALED, REOPENED -> List.of(new Occasion(LetterKind.SECOND_LOOK, lines(authorization, event)));
            case ESCALATED, REPLACED -> List.of();
        };
    }

    private static List<Occasion> decided(PriorAuth authorization, PriorAuthEvent event) {
        Map<LetterKind, List<AuthLine>> byKind = new EnumMap<>(LetterKind.class);
        for (var line : lines(authorization, event))
            kind(line)
                    .ifPresent(kind ->
                            byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(line));
        return byKind.entrySet().stream()
                .map(entry -> new Occasion(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<AuthLine> lines(PriorAuth authorization, PriorAuthEvent event) {
        return new TreeMap<>(event.standings())
                .entrySet().stream()
                        .flatMap(entry ->
                                authorization.line(entry.getKey()).map(line -> line.now(entry.getValue())).stream())
                        .toList();
    }

    private static List<AuthLine> open(PriorAuth authorization) {
        return authorization.lines().stream()
                .filter(line -> line.standing().isOpen())
                .toList();
    }

    private static Optional<LetterKind> kind(AuthLine line) {
        return switch (line.standing()) {
            case Standing.Approved approved -> isNew(line) ? Optional.of(LetterKind.APPROVAL) : Optional.empty();
            case Standing.InPart part -> Optional.of(part.restOpen() ? LetterKind.APPROVAL : LetterKind.DENIAL);
            case Standing.Modified _, Standing.NotCovered _, Standing.Denied _ -> Optional.of(LetterKind.DENIAL);
            case Standing.Asked _ -> Optional.of(LetterKind.INFORMATION);
            case Standing.Reopened _ -> Optional.of(LetterKind.SECOND_LOOK);
            case Standing.NotNeeded _, Standing.Pended _, Standing.Withdrawn _ -> Optional.empty();
        };
    }

    /** What an update or a later request only carries on was told before, under the same number. */
    private static boolean isNew(AuthLine line) {
        return line.asked().earlier().isEmpty()
                || !line.asked().earlier().equals(line.standing().authorizationNumber());
    }

    /** The second look among the lines, where that is the occasion. */
    Stream<Standing.Reopened> secondLooks() {
        return lines.stream()
                .map(AuthLine::standing)
                .filter(Standing.Reopened.class::isInstance)
                .map(Standing.Reopened.class::cast);
    }
}
