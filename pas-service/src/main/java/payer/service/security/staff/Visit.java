package payer.service.security.staff;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.time.Duration;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Role;

/**
 * One request of somebody who has signed in. A page takes it as an argument; what was typed into a form is had from it alone,
 * so that nothing is done which another site made the browser send.
 *
 * @param formToken what each form of this session carries, and no other site can know
 * @param idle after how long without a request the session is over
 */
public record Visit(StaffMember member, Caller caller, boolean demo, String formToken, Duration idle) {
    private static final int LONGEST = 1_000_000;
    private static final String TOKEN = "form-token";

    /** What was posted from a form of this session; a {@code Problem} if it comes from elsewhere. */
    public Posted posted(String body) {
        if (body.length() > LONGEST) throw Problem.of(ProblemKind.TOO_LARGE, "This form is longer than anybody types");
        var posted = new Posted(URLUtils.parseParameters(body));
        if (!isSame(posted.text(TOKEN)))
            throw Problem.of(
                    ProblemKind.FORBIDDEN,
                    "This form belongs to an earlier sign-in. Go back, load the page again, and send it once more");
        return posted;
    }

    public boolean is(Role role) {
        return member.is(role);
    }

    private boolean isSame(String token) {
        return java.security.MessageDigest.isEqual(
                token.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                formToken.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Visit of " + member;
    }
}
