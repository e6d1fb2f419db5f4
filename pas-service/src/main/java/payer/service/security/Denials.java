package payer.service.security;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.Answer;
import payer.service.audit.Ruling;
import payer.service.caller.Caller;

/** Puts on record that a known caller was turned away. Of the address only the route's own template is kept. */
@Singleton
final class Denials {
    private final AccessTrail audit;

    Denials(AccessTrail audit) {
        this.audit = audit;
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
        audit.append(entry);
    }
}
