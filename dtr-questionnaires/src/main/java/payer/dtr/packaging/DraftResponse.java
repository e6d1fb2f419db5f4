package payer.dtr.packaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.decision.CoverageRequirement.Purpose;
import payer.dtr.Edition;
import payer.dtr.Origin;
import payer.dtr.answer.AuthorizationOffer;
import payer.dtr.answer.Gap;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.Words;
import payer.dtr.form.FormPlan;
import payer.problem.IssueType;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;

/** The response that comes with a form: for the client's own patient and order, with the answers that we have. */
final class DraftResponse {

    private static final String RUN = "form";

    /** So begin the numbers of answers at the order screen. */
    private static final String ASSERTION = "CA-";

    private final WantedForm wanted;
    private final PackageRequest request;
    private final Instant now;
    private final List<Notice> notices;
    private final Edition edition;

    DraftResponse(WantedForm wanted, PackageRequest request, Instant now, List<Notice> notices) {
        this.wanted = wanted;
        this.request = request;
        this.now = now;
        this.notices = notices;
        this.edition = wanted.form().addresses().edition();
    }

    QuestionnaireResponse response() {
        var response = new QuestionnaireResponse();
        response.setId(id());
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        response.setAuthored(Date.from(now));
        response.setSubject(subject());
        link(response);
        if (wanted.adaptive()) begin(response);
        else fill(response);
        return response;
    }

    /** The same for the same form and orders, so that asking again gives the same draft. */
    private String id() {
        var key = Stream.concat(
                        Stream.of(wanted.form().canonical(), String.valueOf(wanted.adaptive())),
                        Stream.concat(request.coverages().stream(), wanted.orders().stream())
                                .map(DraftResponse::address))
                .toList();
        return UUID.nameUUIDFromBytes(String.join(" ", key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String address(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** The client's own patient, under the client's name for them. */
    private Reference subject() {
        return request.coverages().getFirst().getBeneficiary().copy();
    }

    private void link(QuestionnaireResponse response) {
        request.coverages()
                .forEach(coverage -> response.addExtension(
                        Edition.profile(edition == Edition.DTR_2_0 ? "qr-context" : "qr-coverage"),
                        reference(coverage)));
        contexts().forEach(context -> response.addExtension(Edition.profile("qr-context"), context));
        response.addExtension(
                Edition.profile("intendedUse"),
                new CodeableConcept().addCoding(new Coding(edition.useSystem(), use(wanted.purpose()), null)));
    }

    /** By the client's own id; a coverage that came without one by the number on it. */
    private static Reference reference(Coverage coverage) {
        if (coverage.hasId()) return new Reference(address(coverage));
        var named = coverage.hasIdentifier()
                ? coverage.getIdentifierFirstRep().copy()
                : new Identifier().setValue(coverage.getSubscriberId());
        return new Reference().setType("Coverage").setIdentifier(named);
    }

    /** The client's orders; what an earlier request is about, that request's number stands for. */
    private Stream<Reference> contexts() {
        var named = wanted.orders().stream()
                .filter(Resource::hasId)
                .map(order -> new Reference(address(order)))
                .toList();
        return named.isEmpty() && !wanted.orders().isEmpty()
                ? request.context().stream()
                        .map(number -> new Reference().setIdentifier(new Identifier().setValue(number)))
                : named.stream();
    }

    private static String use(Purpose purpose) {
        return switch (purpose) {
            case WITH_AUTHORIZATION -> "withpa";
            case WITH_CLAIM -> "withclaim";
            case WITH_ORDER -> "withorder";
            case KEEP_ON_FILE -> "retain-doc";
        };
    }

    private void begin(QuestionnaireResponse response) {
        request.context()
                .filter(context -> context.startsWith(ASSERTION))
                .ifPresent(context -> AuthorizationOffer.tie(response, context));
        var run = wanted.form().adaptiveRun().copy();
        run.setId(RUN);
        wanted.inCase().ifPresent(inCase -> ordered(inCase).forEach(run::addCode));
        response.addContained(run);
        response.setQuestionnaire("#" + RUN);
        if (edition == Edition.DTR_2_2)
            response.getMeta().addProfile(Edition.profile("dtr-questionnaireresponse-adapt"));
    }

    /** What the form is for first, then what is ordered with it: policies look at that too. */
    private static List<Coding> ordered(WantedForm.InCase inCase) {
        var others = inCase.theCase().lines().stream()
                .filter(line -> line.sequence() != inCase.line().sequence());
        return Stream.concat(Stream.of(inCase.line()), others)
                .map(line -> new Coding(line.code().system(), line.code().value(), null))
                .toList();
    }

    private void fill(QuestionnaireResponse response) {
        response.getMeta().addProfile(Edition.profile("dtr-questionnaireresponse"));
        response.setQuestionnaire(wanted.form().canonical());
        ResponseItems.of(wanted.form().standard().getItem(), answers(), edition).forEach(response::addItem);
    }

    private Map<String, List<Given>> answers() {
        var answers = new LinkedHashMap<String, List<Given>>();
        wanted.inCase().ifPresent(inCase -> {
            var plan = wanted.form().plan();
            if (!plan.kinds().isEmpty())
                answers.put(
                        FormPlan.REQUEST_KIND,
                        List.of(new Given(Words.kind(inCase.line().kind()), Origin.PAYER)));
            var assessment = new Assessment(plan.policy(), new CaseFile(inCase.theCase(), inCase.line()));
            var prepared = Prefill.prepare(plan, assessment, KnownPatient::maySay);
            answers.putAll(prepared.answers());
            tell(prepared.gaps());
        });
        return answers;
    }

    /** Prefill does not fail silently: where there is something and it could not be used, the client is told why. */
    private void tell(Map<String, Gap> gaps) {
        gaps.forEach((question, gap) -> {
            if (gap.why() != Gap.Why.NO_DATA)
                notices.add(new Notice(
                        Notice.Severity.INFORMATION,
                        IssueType.INFORMATIONAL,
                        "Not filled in: " + question + ". There is data, but " + gap.text() + "."));
        });
    }
}
