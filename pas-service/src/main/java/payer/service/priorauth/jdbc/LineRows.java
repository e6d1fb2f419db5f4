package payer.service.priorauth.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.decision.Reviewer;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.BusinessId;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Standing;

/** The rows of an authorization's lines and numbers, as arrays for one statement. */
final class LineRows {

    /** With the names of the part of the statement that gives the authorization's id. */
    static final String INSERT = """
            line AS (
              INSERT INTO prior_auth_line (prior_auth, sequence, standing, reviewer, service, provider, kind, policy)
              SELECT id, l.sequence::integer, l.standing, l.reviewer, l.service, l.provider, l.kind, l.policy
              FROM %s, unnest(?, ?, ?, ?, ?, ?, ?) AS l (sequence, standing, reviewer, service, provider, kind, policy)
              ON CONFLICT (prior_auth, sequence) DO UPDATE
              SET standing = excluded.standing, reviewer = excluded.reviewer, policy = excluded.policy),
            number AS (
              INSERT INTO prior_auth_number (prior_auth, value, kind)
              SELECT id, n.value, n.kind FROM %s, unnest(?, ?) AS n (value, kind)
              ON CONFLICT (value, prior_auth) DO NOTHING)
            """;

    private LineRows() {}

    static List<Object> values(PriorAuth authorization) {
        var lines = authorization.lines();
        var numbers = numbers(authorization);
        return List.of(
                lines.stream().map(line -> (long) line.sequence()).toArray(Long[]::new),
                lines.stream().map(line -> line.standing().word()).toArray(String[]::new),
                lines.stream().map(line -> reviewer(line.standing())).toArray(String[]::new),
                lines.stream().map(line -> line.asked().service().code().text()).toArray(String[]::new),
                lines.stream()
                        .map(line -> line.asked().service().provider().npi())
                        .toArray(String[]::new),
                lines.stream().map(line -> line.asked().service().kind().name()).toArray(String[]::new),
                lines.stream().map(line -> line.standing().basis().policy()).toArray(String[]::new),
                numbers.keySet().toArray(String[]::new),
                numbers.values().toArray(String[]::new));
    }

    /** Numbers that we gave out for this authorization, and those by which it can be found beside them. */
    private static Map<String, String> numbers(PriorAuth authorization) {
        var numbers = new LinkedHashMap<String, String>();
        numbers.put(authorization.request().identifier().value(), "shown");
        if (!authorization.request().address().isEmpty())
            numbers.put(authorization.request().address(), "shown");
        for (var line : authorization.lines()) {
            for (var shown : shown(line)) numbers.put(shown, "shown");
            line.standing().openReference().ifPresent(reference -> numbers.put(reference, "issued"));
            line.standing()
                    .authorizationNumber()
                    .filter(number -> !line.asked().earlier().equals(java.util.Optional.of(number)))
                    .ifPresent(number -> numbers.put(number, "issued"));
        }
        return numbers;
    }

    private static List<String> shown(AuthLine line) {
        var shown = new ArrayList<String>();
        line.asked().traces().stream().map(BusinessId::value).forEach(shown::add);
        line.asked().earlier().ifPresent(shown::add);
        return shown;
    }

    private static String reviewer(Standing standing) {
        return switch (standing) {
            case Standing.Pended pended -> pended.reviewer().name();
            case Standing.InPart part -> part.restOpen() ? Reviewer.PHYSICIAN.name() : "";
            case Standing.Reopened _ -> Reviewer.PHYSICIAN.name();
            case Standing.NotNeeded _,
                    Standing.Approved _,
                    Standing.Modified _,
                    Standing.Asked _,
                    Standing.NotCovered _,
                    Standing.Denied _,
                    Standing.Withdrawn _ -> "";
        };
    }
}
