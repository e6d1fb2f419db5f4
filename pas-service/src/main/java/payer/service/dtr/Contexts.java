package payer.service.dtr;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.assertion.AssertionNumber;
import payer.service.assertion.Assertions;
import payer.service.caller.Caller;
import payer.service.fhir.FhirText;
import payer.service.member.MemberId;

/** What an earlier answer at the order screen spoke of, by the number that the client repeats. Only its own client is told. */
@Singleton
final class Contexts {
    private static final String CONTEXT = "Parameters.parameter.where(name='context')";
    private static final String NUMBER = "CA-[0-9a-f]{32}";

    private final Assertions assertions;
    private final FhirText text;
    private final TransactionOperations<Connection> transactions;

    Contexts(Assertions assertions, FhirText text, TransactionOperations<Connection> transactions) {
        this.assertions = assertions;
        this.text = text;
        this.transactions = transactions;
    }

    /** The order of then, and whose it was. */
    record Remembered(Resource order, Optional<MemberId> member) {
        @Override
        public String toString() {
            return "Remembered";
        }
    }

    Remembered find(String context, Caller caller) {
        if (!context.matches(NUMBER)) throw unknown();
        var number = new AssertionNumber(context);
        return transactions
                .executeRead(_ -> assertions.find(number))
                .filter(assertion -> assertion.client().equals(caller.client()))
                .map(assertion -> new Remembered(
                        text.readPart(assertion.orderJson(), "order", Resource.class), assertion.member()))
                .orElseThrow(Contexts::unknown);
    }

    private static Problem unknown() {
        return Problem.of(ProblemKind.UNPROCESSABLE, "This context is not one that we gave out.", CONTEXT);
    }
}
