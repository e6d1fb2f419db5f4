package payer.service.security;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.security.TokenRefused.Reason;

/** How a caller is turned away: the problem for the body, and the challenge for the {@code WWW-Authenticate} header. */
final class Refusal {
    private static final String CHALLENGE = "payer.service.security.challenge";
    private static final String REALM = "Bearer realm=\"prior-authorization\"";

    private Refusal() {}

    static Problem withoutToken(HttpRequest<?> request) {
        challenge(request, REALM);
        return Problem.of(ProblemKind.NOT_AUTHENTICATED, "This needs a bearer token in the Authorization header");
    }

    static Problem of(HttpRequest<?> request, TokenRefused refused) {
        challenge(request, REALM + ", error=\"invalid_token\"");
        return refused.reason() == Reason.EXPIRED
                ? Problem.of(ProblemKind.EXPIRED, "The token has expired")
                : Problem.of(ProblemKind.NOT_AUTHENTICATED, "The token is not accepted here");
    }

    /** {@code scope} would have sufficed; empty if no scope would. */
    static Problem insufficient(HttpRequest<?> request, String scope) {
        var scopeHint = scope.isEmpty() ? "" : ", scope=\"" + scope + "\"";
        challengeMore(request, scopeHint);
        return Problem.of(ProblemKind.FORBIDDEN, "The token does not allow this");
    }

    /** For a problem that was told already. */
    static void challengeMore(HttpRequest<?> request) {
        challengeMore(request, "");
    }

    private static void challengeMore(HttpRequest<?> request, String scopeHint) {
        challenge(request, REALM + ", error=\"insufficient_scope\"" + scopeHint);
    }

    static Problem closed() {
        return Problem.of(ProblemKind.FORBIDDEN, "This is not open to anyone");
    }

    static Problem malformedType() {
        return new Problem(
                ProblemKind.NOT_FOUND,
                List.of(Problem.Issue.of(IssueType.NOT_FOUND, "There is no such type of resource here")));
    }

    static Optional<String> challengeOf(HttpRequest<?> request) {
        return request.getAttribute(CHALLENGE, String.class);
    }

    private static void challenge(HttpRequest<?> request, String challenge) {
        request.setAttribute(CHALLENGE, challenge);
    }
}
