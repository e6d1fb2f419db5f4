package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.assertion.Assertion;
import payer.service.assertion.AssertionNumber;
import payer.service.assertion.Assertions;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.member.MemberId;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.SeePriorAuths;

/**
 * What a number speaks of that the client repeats: an earlier answer at the order screen, or a request for authorization. Only
 * its own client is told.
 */
@Singleton
final class Contexts {
    private static final String CONTEXT = "Parameters.parameter.where(name='context')";
    private static final String ASSERTION = "CA-[0-9a-f]{32}";

    private final Assertions assertions;
    private final SeePriorAuths authorizations;
    private final FhirText text;
    private final TransactionOperations<Connection> transactions;

    Contexts(
            Assertions assertions,
            SeePriorAuths authorizations,
            FhirText text,
            TransactionOperations<Connection> transactions) {
        this.assertions = assertions;
        this.authorizations = authorizations;
        this.text = text;
        this.transactions = transactions;
    }

    /**
     * The orders of then, and whose they were.
     *
     * @param assertion the number, where it is that of an answer at the order screen
     */
    record Remembered(List<Resource> orders, Optional<MemberId> member, Optional<String> assertion) {
        Remembered {
            orders = List.copyOf(orders);
        }

        @Override
        public String toString() {
            return "Remembered";
        }
    }

    Remembered find(String context, Caller caller) {
        return (context.matches(ASSERTION) ? ofAssertion(context, caller) : ofRequest(context, caller))
                .orElseThrow(() ->
                        Problem.of(ProblemKind.UNPROCESSABLE, "This context is not one that we gave out.", CONTEXT));
    }

    /** What was said under this number, if it was said to this client. */
    Optional<Assertion> assertion(String number, Caller caller) {
        if (!number.matches(ASSERTION)) return Optional.empty();
        return transactions
                .executeRead(_ -> assertions.find(new AssertionNumber(number)))
                .filter(assertion -> assertion.client().equals(caller.client()));
    }

    Resource order(Assertion assertion) {
        return text.readPart(assertion.orderJson(), "order", Resource.class);
    }

    private Optional<Remembered> ofAssertion(String number, Caller caller) {
        return assertion(number, caller)
                .map(found -> new Remembered(List.of(order(found)), found.member(), Optional.of(number)));
    }

    private Optional<Remembered> ofRequest(String number, Caller caller) {
        return authorizations.ofNumber(number, caller).stream()
                .filter(authorization -> authorization.replacedBy().isEmpty())
                .findFirst()
                .map(authorization -> new Remembered(
                        RequestedOrders.of(authorization, number), member(authorization), Optional.empty()));
    }

    private static Optional<MemberId> member(PriorAuth authorization) {
        return authorization.request().parties().record().map(MemberId::new);
    }
}
