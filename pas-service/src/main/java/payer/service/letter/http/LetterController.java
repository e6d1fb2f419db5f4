package payer.service.letter.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.UUID;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.Correlation;
import payer.service.letter.Letter;
import payer.service.letter.SeeLetters;
import payer.service.priorauth.PriorAuthId;

/** The letters about an authorization: which there are, and each as a page and for printing. */
@Controller("/admin")
@Needs(roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class LetterController {
    private final SeeLetters letters;

    LetterController(SeeLetters letters) {
        this.letters = letters;
    }

    /** That there is a letter. */
    @Introspected
    record Listed(String id, int version, String kind, String audience, String written, String title) {
        static Listed of(Letter letter) {
            return new Listed(
                    letter.id().toString(),
                    letter.version(),
                    letter.kind().name(),
                    letter.audience().name(),
                    letter.written().toString(),
                    letter.parts().getFirst().text());
        }
    }

    @Get("/authorizations/{id}/letters")
    List<Listed> about(UUID id) {
        return letters.about(new PriorAuthId(id)).stream().map(Listed::of).toList();
    }

    @Get("/letters/{id}")
    @Produces("text/html")
    String page(UUID id, HttpRequest<?> request, Caller caller) {
        return LetterPage.of(letters.one(id, caller, Correlation.of(request)));
    }

    @Get("/letters/{id}/print")
    @Produces("application/pdf")
    byte[] print(UUID id, HttpRequest<?> request, Caller caller) {
        return new LetterPdf(letters.one(id, caller, Correlation.of(request))).bytes();
    }
}
