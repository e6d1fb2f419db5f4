package payer.service.security;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Locale;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.AuditTrail;
import payer.service.audit.Ruling;
import payer.service.caller.Caller;

/** Puts on record that a known caller was turned away. Of the address only the route's own template is kept. */
@Singleton
final class Denials {
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;

    Denials(AuditTrail audit, TransactionOperations<Connection> transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    void record(HttpRequest<?> request, Caller caller, String reason) {
        var act = Act.of(
                Act.Kind.REST,
                request.getMethodName().toLowerCase(Locale.ROOT),
                "route",
                BasicHttpAttributes.getUriTemplate(request).orElse(""));
        var entry = AuditedCaller.entry(act, caller)
                .answer(Answer.of(403))
                .ruling(Ruling.deny(reason).purpose(caller.purposeOfUse().orElse("")));
        transactions.executeWrite(tx -> audit.append(entry));
    }
}
