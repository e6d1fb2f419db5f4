package payer.service.records.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.OperationOutcome;
import payer.service.fhir.Preferences;
import payer.service.fhir.ReturnPreference;
import payer.service.records.Outcome;
import payer.service.records.RecordVersion;
import payer.service.records.search.Query;
import payer.service.records.search.Shapes;
import payer.service.runtime.ServiceSettings;

/** Answers with records, in HTTP's words: status, ETag, Last-Modified, Location. */
@Singleton
final class Answers {
    private final String base;
    private final Shapes shapes;

    Answers(ServiceSettings settings, Shapes shapes) {
        this.shapes = shapes;
        this.base = settings.url() + RecordsBase.PATH + "/";
    }

    HttpResponse<?> read(RecordVersion version, Query.Shown shown) {
        return described(HttpResponse.ok(), version)
                .body(new ServedDocument(
                        shapes.shown(version.document(), version.key().type(), shown)));
    }

    HttpResponse<?> written(Outcome outcome, Preferences preferences) {
        var version = outcome.version();
        var status = outcome.kind() == Outcome.Kind.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        var response = described(HttpResponse.status(status), version);
        response.header(HttpHeaders.LOCATION, base + version.location());
        return switch (preferences.returns().orElse(ReturnPreference.REPRESENTATION)) {
            case MINIMAL -> response;
            case REPRESENTATION -> outcome.shown() ? response.body(new ServedDocument(version.document())) : response;
            case OPERATION_OUTCOME -> response.body(stored());
        };
    }

    HttpResponse<?> deleted(Outcome outcome) {
        var response = HttpResponse.noContent();
        if (outcome.version().version() > 0) response.header(HttpHeaders.ETAG, tag(outcome.version()));
        return response;
    }

    static String tag(RecordVersion version) {
        return "W/\"" + version.version() + "\"";
    }

    private static MutableHttpResponse<Object> described(MutableHttpResponse<Object> response, RecordVersion version) {
        return response.header(HttpHeaders.ETAG, tag(version))
                .header(HttpHeaders.LAST_MODIFIED, httpDate(version.at()));
    }

    private static String httpDate(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private static OperationOutcome stored() {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .getDetails()
                .setText("stored");
        return outcome;
    }
}
