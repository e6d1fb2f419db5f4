package payer.service.records.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import payer.problem.Problem;
import payer.service.fhir.FhirText;
import payer.service.records.Outcome;
import payer.service.records.RecordVersion;
import payer.service.records.RunBundle;
import payer.service.records.document.BundleText;
import payer.service.records.document.Stamp;
import payer.service.records.search.Found;
import payer.service.records.search.Query;
import payer.service.records.search.Shapes;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** Writes bundles around stored documents, which go in as the bytes they are. */
@Singleton
final class Bundles {
    /** The parameter that a page's cursor is given in. */
    static final String PAGE = "_page";

    private final String base;
    private final Shapes shapes;
    private final FhirText text;
    private final Ids ids;

    Bundles(ServiceSettings settings, Shapes shapes, FhirText text, Ids ids) {
        this.base = settings.url() + RecordsBase.PATH + "/";
        this.shapes = shapes;
        this.text = text;
        this.ids = ids;
    }

    byte[] search(Found found, Optional<String> cursor) {
        var query = found.query();
        var bundle = new BundleText(ids.next().toString(), "searchset", found.total());
        bundle.link("self", base + query.type() + asked(query, cursor));
        found.next().ifPresent(next -> bundle.link("next", base + query.type() + "?" + PAGE + "=" + next));
        for (var match : found.matches())
            entry(bundle, match, shapes.shown(match.document(), query.type(), query.shown()), "match");
        for (var included : found.included()) entry(bundle, included, included.document(), "include");
        if (found.cut()) addOutcome(bundle, "There is more to include than one page may have; ask for a smaller page");
        return bundle.written();
    }

    byte[] history(String path, String self, Optional<String> next, List<RecordVersion> versions) {
        var bundle = new BundleText(ids.next().toString(), "history", Optional.empty());
        bundle.link("self", base + path + "?" + self);
        next.ifPresent(query -> bundle.link("next", base + path + "?" + query));
        for (var version : versions) {
            try (var entry = bundle.entry()) {
                entry.text("fullUrl", base + version.key().reference());
                version.json().ifPresent(document -> entry.raw("resource", document));
                entry.raw("request", request(version)).raw("response", response(version, historyStatus(version)));
            }
        }
        return bundle.written();
    }

    byte[] answers(String type, List<RunBundle.Answer> answers, boolean shown) {
        var bundle = new BundleText(ids.next().toString(), type, Optional.empty());
        for (var answer : answers) {
            try (var entry = bundle.entry()) {
                write(entry, answer, shown);
            }
        }
        return bundle.written();
    }

    private void write(BundleText.Entry entry, RunBundle.Answer answer, boolean shown) {
        switch (answer) {
            case RunBundle.Answer.Changed changed -> changed(entry, changed.outcome(), shown);
            case RunBundle.Answer.Shown one ->
                entry.text("fullUrl", base + one.version().key().reference())
                        .raw("resource", one.version().document())
                        .raw("response", response(one.version(), "200 OK"));
            case RunBundle.Answer.Searched searched ->
                entry.raw("resource", search(searched.found(), Optional.empty()))
                        .raw("response", "{\"status\":\"200 OK\"}");
            case RunBundle.Answer.Refused refused ->
                entry.raw(
                        "response",
                        "{\"status\":\"" + refused.problem().kind().status() + "\",\"outcome\":"
                                + text.json(outcome(refused.problem())) + "}");
        }
    }

    private void changed(BundleText.Entry entry, Outcome outcome, boolean shown) {
        var version = outcome.version();
        if (!version.isDeleted()) entry.text("fullUrl", base + version.key().reference());
        if (shown && outcome.shown()) version.json().ifPresent(document -> entry.raw("resource", document));
        entry.raw("response", response(version, status(outcome)));
    }

    private static String status(Outcome outcome) {
        return switch (outcome.kind()) {
            case CREATED -> "201 Created";
            case UPDATED -> "200 OK";
            case UNCHANGED -> outcome.version().isDeleted() ? "204 No Content" : "200 OK";
            case DELETED -> "204 No Content";
        };
    }

    private void entry(BundleText bundle, RecordVersion version, byte[] document, String mode) {
        try (var entry = bundle.entry()) {
            entry.text("fullUrl", base + version.key().reference())
                    .raw("resource", document)
                    .raw("search", "{\"mode\":\"" + mode + "\"}");
        }
    }

    private void addOutcome(BundleText bundle, String told) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(OperationOutcome.IssueType.TOOCOSTLY)
                .getDetails()
                .setText(told);
        try (var entry = bundle.entry()) {
            entry.raw("resource", text.json(outcome)).raw("search", "{\"mode\":\"outcome\"}");
        }
    }

    private static String asked(Query query, Optional<String> cursor) {
        if (cursor.isPresent()) return "?" + PAGE + "=" + cursor.get();
        var applied = query.applied().encoded();
        return applied.isEmpty() ? "" : "?" + applied;
    }

    private static String request(RecordVersion version) {
        var method = version.isDeleted() ? "DELETE" : "PUT";
        return "{\"method\":\"" + method + "\",\"url\":\"" + version.key().reference() + "\"}";
    }

    private String response(RecordVersion version, String status) {
        if (version.version() == 0) return "{\"status\":\"" + status + "\"}";
        return "{\"status\":\"" + status + "\",\"location\":\"" + base + version.location() + "\",\"etag\":"
                + BundleText.quoted(Answers.tag(version)) + ",\"lastModified\":\"" + Stamp.text(version.at()) + "\"}";
    }

    private static String historyStatus(RecordVersion version) {
        if (version.isDeleted()) return "204 No Content";
        return version.version() == 1 ? "201 Created" : "200 OK";
    }

    private static OperationOutcome outcome(Problem problem) {
        var outcome = new OperationOutcome();
        for (var issue : problem.issues()) {
            var added = outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.fromCode(issue.type().code()));
            added.getDetails().setText(issue.text());
            if (!issue.place().isEmpty()) added.addExpression(issue.place());
        }
        return outcome;
    }
}
