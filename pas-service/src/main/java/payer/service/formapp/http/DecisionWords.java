package payer.service.formapp.http;

import java.util.ArrayList;
import java.util.List;
import payer.service.priorauth.Allowed;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Question;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Why;

/** What the plan says of a request, line by line, in words for the clinician who asked. */
final class DecisionWords {
    private DecisionWords() {}

    /**
     * One line of it.
     *
     * @param tone good, bad or wait, which the words say as well
     * @param number under which it was authorized or can be asked for
     */
    record Line(String service, String tone, String heading, List<String> more, String number, String policy) {
        Line {
            more = List.copyOf(more);
        }
    }

    static List<Line> of(PriorAuth authorization) {
        return authorization.lines().stream().map(DecisionWords::line).toList();
    }

    private static Line line(AuthLine line) {
        var standing = line.standing();
        return new Line(
                line.asked().serviceWords(),
                tone(standing),
                heading(standing),
                more(standing),
                standing.authorizationNumber().or(standing::openReference).orElse(""),
                standing.basis().cited());
    }

    private static String tone(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded _, Standing.Approved _ -> "good";
            case Standing.InPart _, Standing.Modified _, Standing.Pended _, Standing.Asked _, Standing.Reopened _ ->
                "wait";
            case Standing.NotCovered _, Standing.Denied _, Standing.Withdrawn _ -> "bad";
        };
    }

    private static String heading(Standing standing) {
        return switch (standing) {
            case Standing.NotNeeded _ -> "No authorization is needed";
            case Standing.Approved _ -> "Approved";
            case Standing.InPart part ->
                part.restOpen() ? "Approved in part, a physician looks at the rest" : "Approved in part";
            case Standing.Modified _ -> "Another service is approved";
            case Standing.Pended _ -> "Somebody at the plan looks at it";
            case Standing.Asked _ -> "The plan asks for more";
            case Standing.NotCovered _ -> "Not covered by the plan";
            case Standing.Denied _ -> "Refused";
            case Standing.Reopened _ -> "Being looked at again";
            case Standing.Withdrawn _ -> "Withdrawn";
        };
    }

    private static List<String> more(Standing standing) {
        var more = new ArrayList<String>();
        switch (standing) {
            case Standing.NotNeeded _, Standing.Withdrawn _ -> {}
            case Standing.Approved approved -> more.add(allowed(approved.allowed()));
            case Standing.InPart part -> {
                more.add(allowed(part.allowed()));
                more.add(part.why().forProvider());
            }
            case Standing.Modified modified -> {
                more.add(modified.instead().words());
                more.add(allowed(modified.allowed()));
                more.add(modified.why().forProvider());
            }
            case Standing.Pended pended ->
                pended.reasons().stream().map(Why::forProvider).forEach(more::add);
            case Standing.Asked asked ->
                asked.questions().stream().map(DecisionWords::question).forEach(more::add);
            case Standing.NotCovered not -> more.add(not.why().forProvider());
            case Standing.Denied denied -> more.add(denied.why().forProvider());
            case Standing.Reopened reopened -> more.add(reopened.look().kind().text());
        }
        return more;
    }

    private static String question(Question question) {
        return question.missing().isBlank() ? question.text() : question.text() + ": " + question.missing();
    }

    private static String allowed(Allowed allowed) {
        var units = allowed.units().map(amount -> amount.text() + ", ").orElse("");
        var limits = allowed.limits().isEmpty() ? "" : "; " + String.join("; ", allowed.limits());
        return units + "from " + allowed.from() + " until " + allowed.until() + limits;
    }
}
