package payer.crd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import payer.decision.Code;
import payer.decision.CoverageRequirement.Authorization;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.InfoNeeded;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.Quantity;

/** Writes coverage information as one repetition of the guide's extension, in the words of a release. */
final class CoverageInformationWriter {
    private static final String UCUM = "http://unitsofmeasure.org";

    private final Release release;
    private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();

    private CoverageInformationWriter(Release release) {
        this.release = release;
    }

    static ObjectNode write(CoverageInformation information, Release release) {
        var writer = new CoverageInformationWriter(release);
        writer.write(information);
        var extension = JsonNodeFactory.instance.objectNode();
        extension.put("url", Urls.COVERAGE_INFORMATION);
        extension.set("extension", writer.parts);
        return extension;
    }

    private void write(CoverageInformation information) {
        var said = information.statement();
        var indeterminate = said.failed() && release.saysIndeterminate();
        coverage(said.coverage());
        code("covered", indeterminate ? "indeterminate" : covered(said));
        said.authorization()
                .ifPresent(needed -> code("pa-needed", indeterminate ? "indeterminate" : authorization(needed)));
        documents(said.documents());
        said.purpose().ifPresent(purpose -> code("doc-purpose", purpose(purpose)));
        if (!indeterminate)
            said.infoNeeded().stream().sorted().forEach(needed -> code("info-needed", infoNeeded(needed)));
        said.billing().forEach(this::billing);
        said.grounds().forEach(this::ground);
        said.details().stream().filter(detail -> detail.isIn(release)).forEach(this::detail);
        said.questionnaires().forEach(form -> part("questionnaire").put("valueCanonical", form));
        part("date").put("valueDate", said.date().toString());
        part("coverage-assertion-id").put("valueString", information.assertionId());
        information
                .authorizationNumber()
                .ifPresent(number -> part("satisfied-pa-id").put("valueString", number));
    }

    /** The extension wants a coverage even where none was presented. */
    private void coverage(String reference) {
        var value = part("coverage").putObject("valueReference");
        if (reference.isEmpty()) value.put("display", "No coverage was presented");
        else value.put("reference", reference);
    }

    private static String covered(Statement said) {
        return switch (said.covered()) {
            case COVERED -> "covered";
            case NOT_COVERED -> "not-covered";
            case CONDITIONAL -> "conditional";
        };
    }

    private static String authorization(Authorization needed) {
        return switch (needed) {
            case NOT_NEEDED -> "no-auth";
            case NEEDED -> "auth-needed";
            case SATISFIED -> "satisfied";
            case PERFORMER_ASKS -> "performpa";
            case CONDITIONAL -> "conditional";
        };
    }

    /** The first release takes one word, and has none for what comes from the patient. */
    private void documents(Set<Documents> documents) {
        if (documents.isEmpty()) return;
        if (release.namesEachDocument()) {
            documents.stream().sorted().forEach(one -> code("doc-needed", document(one)));
        } else {
            var clinical = documents.contains(Documents.CLINICAL);
            var other = documents.size() > (clinical ? 1 : 0);
            code("doc-needed", clinical ? (other ? "both" : "clinical") : "admin");
        }
    }

    private static String document(Documents document) {
        return switch (document) {
            case CLINICAL -> "clinical";
            case ADMINISTRATIVE -> "admin";
            case FROM_PATIENT -> "patient";
        };
    }

    private static String purpose(Purpose purpose) {
        return switch (purpose) {
            case WITH_AUTHORIZATION -> "withpa";
            case WITH_CLAIM -> "withclaim";
            case WITH_ORDER -> "withorder";
            case KEEP_ON_FILE -> "retain-doc";
        };
    }

    private static String infoNeeded(InfoNeeded needed) {
        return switch (needed) {
            case PERFORMER -> "performer";
            case LOCATION -> "location";
            case TIMEFRAME -> "timeframe";
            case CONTRACT_WINDOW -> "contract-window";
            case OTHER -> "OTH";
        };
    }

    private void billing(Code code) {
        part("billingCode")
                .putObject("valueCoding")
                .put("system", code.system())
                .put("code", code.value());
    }

    private void ground(Ground ground) {
        var concept = part("reason").putObject("valueCodeableConcept");
        ground.code()
                .filter(code -> code.isIn(release))
                .ifPresent(code -> concept.putArray("coding")
                        .addObject()
                        .put("system", Urls.TEMPORARY_CODES)
                        .put("code", code.code()));
        concept.put("text", ground.text());
    }

    private void detail(Detail detail) {
        var inner = part("detail").putArray("extension");
        if (release.categorizesDetails())
            inner.addObject().put("url", "category").put("valueCode", detail.category());
        inner.addObject()
                .put("url", "code")
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", release.detailCodes())
                .put("code", detail.code());
        var value = inner.addObject().put("url", "value");
        switch (detail) {
            case Detail.AllowedQuantity(Quantity quantity) -> quantity(value, quantity);
            case Detail.AllowedPeriod(var from, var until) -> {
                var period = value.putObject("valuePeriod").put("start", from.toString());
                until.ifPresent(day -> period.put("end", day.toString()));
            }
            case Detail.PolicyLink(String link) -> value.put("valueUrl", link);
            case Detail.Instructions(String text) -> value.put("valueString", text);
        }
    }

    private static void quantity(ObjectNode value, Quantity quantity) {
        value.putObject("valueQuantity")
                .put("value", quantity.value())
                .put("system", UCUM)
                .put("code", quantity.unit());
    }

    private void code(String name, String code) {
        part(name).put("valueCode", code);
    }

    private ObjectNode part(String name) {
        return parts.addObject().put("url", name);
    }
}
