package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import payer.service.policies.Life;

/** Where a version stands after an act. */
@Introspected
record LifeView(
        String policy, String version, String state, int number, Optional<Integer> revision, StepView lastStep) {

    static LifeView of(Life life) {
        return new LifeView(
                life.key().policy(),
                life.key().version(),
                life.state().text(),
                life.number(),
                Optional.of(life.revision()).filter(_ -> !life.isToEnd()),
                StepView.of(life.last()));
    }

    static MutableHttpResponse<LifeView> answer(Life life) {
        return HttpResponse.ok(of(life)).header(HttpHeaders.ETAG, Seen.etag(life.number()));
    }
}
