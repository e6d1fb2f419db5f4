package payer.service.priorauth.http;

import io.micronaut.core.annotation.Introspected;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.ReopenPriorAuth;
import payer.service.priorauth.SecondLook;

/**
 * That a decision be looked at again, as it is sent.
 *
 * @param kind appeal, peer-to-peer or reopening
 * @param askedBy member, provider or plan
 * @param expedited it cannot wait
 */
@Introspected
record SecondLookForm(
        int version,
        @Nullable String kind,
        @Nullable String askedBy,
        @Nullable String ground,
        @Nullable Boolean expedited) {

    ReopenPriorAuth.Wish wish(PriorAuthId id, int line) {
        return new ReopenPriorAuth.Wish(
                id, version, line, known(), text(askedBy), text(ground), Boolean.TRUE.equals(expedited));
    }

    private SecondLook.Kind known() {
        return Arrays.stream(SecondLook.Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(text(kind).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.INVALID_VALUE, "a second look is an appeal, peer-to-peer or a reopening", "kind"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The ground can be about a person. */
    @Override
    public String toString() {
        return "SecondLookForm";
    }
}
