package payer.service.assertion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.caller.ClientId;
import payer.service.member.MemberId;

/**
 * One thing that was said about an order under a coverage.
 *
 * @param order the client's reference to the order, as {@code Type/id}
 * @param orderJson the order as the client sent it
 * @param coverage the client's reference to the coverage
 * @param said what was said, as JSON of ours
 * @param policies the policies it rests on, as {@code id|version}
 * @param forms canonicals of the questionnaires that were asked for
 * @param authorization the number of the authorization that was given with it
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a document on their way, never compared
public record Assertion(
        AssertionNumber number,
        ClientId client,
        Optional<MemberId> member,
        String order,
        byte[] orderJson,
        String coverage,
        String said,
        List<String> policies,
        List<String> forms,
        Optional<String> authorization,
        Instant firstSaid) {

    public Assertion {
        policies = List.copyOf(policies);
        forms = List.copyOf(forms);
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
