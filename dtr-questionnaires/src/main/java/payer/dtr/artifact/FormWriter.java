package payer.dtr.artifact;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.UrlType;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.ShortIds;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.form.FormPlan;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Policy;

/** The questionnaires of one policy: the whole form, and the adaptive one that starts empty. */
final class FormWriter {

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    static final String CQF_LIBRARY = "http://hl7.org/fhir/StructureDefinition/cqf-library";
    static final String ADAPTIVE = SDC + "sdc-questionnaire-questionnaireAdaptive";

    private final FormPlan plan;
    private final Policy policy;
    private final Addresses addresses;
    private final EvidenceLibrary library;
    private final ItemWriter items;

    FormWriter(FormPlan plan, Addresses addresses, EvidenceLibrary library) {
        this.plan = plan;
        this.policy = plan.policy();
        this.addresses = addresses;
        this.library = library;
        this.items = new ItemWriter(policy, addresses.edition(), library);
    }

    Questionnaire standard() {
        var form = frame(addresses.questionnaire(policy), policy.id(), "");
        form.getMeta().addProfile(Edition.profile("dtr-std-questionnaire"));
        logic(form);
        if (addresses.edition() == Edition.DTR_2_2) describe(form);
        if (!plan.kinds().isEmpty()) form.addItem(items.kinds(plan.kinds()));
        var sections = new SectionWriter(items);
        plan.sections().forEach(section -> form.addItem(sections.group(section)));
        form.setText(narrative(plan.questions().stream().map(LeafQuestion::text).toList()));
        return form;
    }

    /** The form that a search finds; its questions come one round after the other. */
    Questionnaire adaptiveSearch() {
        var form = frame(addresses.adaptive(policy), Addresses.ADAPTIVE + policy.id(), " (adaptive)");
        form.getMeta().addProfile(Edition.profile("dtr-questionnaire-adapt-search"));
        form.addExtension(ADAPTIVE, new UrlType(addresses.base()));
        form.addExtension(CQF_LIBRARY, libraryReference());
        if (addresses.edition() == Edition.DTR_2_2) describe(form);
        form.setText(narrative(List.of("The questions follow from the answers.")));
        return form;
    }

    /** The copy of an adaptive form in which the questions of one run gather. */
    Questionnaire adaptiveRun() {
        var form = new Questionnaire();
        // The older edition forbids a run's copy an address of its own.
        if (addresses.edition() == Edition.DTR_2_2) form.setUrl(addresses.adaptive(policy) + "-run");
        form.setTitle(policy.identity().title())
                .setStatus(PublicationStatus.ACTIVE)
                .addSubjectType("Patient");
        form.getMeta().addProfile(Edition.profile("dtr-questionnaire-adapt"));
        form.addDerivedFrom(addresses.adaptive(policy) + "|" + policy.version());
        form.addExtension(ADAPTIVE, new UrlType(addresses.base()));
        logic(form);
        form.setText(narrative(List.of("The questions follow from the answers.")));
        return form;
    }

    private Questionnaire frame(String url, String id, String suffix) {
        var form = new Questionnaire();
        form.setId(ShortIds.of(id + "-" + policy.version()));
        form.setUrl(url)
                .setVersion(policy.version())
                .setName(EvidenceLibrary.libraryName(policy) + (suffix.isEmpty() ? "" : "Adaptive"))
                .setTitle(policy.identity().title() + suffix)
                .setStatus(PublicationStatus.ACTIVE)
                .setExperimental(false)
                .setPublisher(policy.identity().owner())
                .setPurpose("What the policy leaves open: "
                        + policy.identity().source().citation())
                .addSubjectType("Patient");
        Versioning.tell(form, addresses.edition());
        form.getEffectivePeriod().setStart(day(policy.effective().from()));
        policy.effective().until().ifPresent(last -> form.getEffectivePeriod().setEnd(day(last)));
        policy.note().ifPresent(form::setDescription);
        form.getEffectivePeriod().getStartElement().setPrecision(ca.uhn.fhir.model.api.TemporalPrecisionEnum.DAY);
        if (form.getEffectivePeriod().hasEnd())
            form.getEffectivePeriod().getEndElement().setPrecision(ca.uhn.fhir.model.api.TemporalPrecisionEnum.DAY);
        return form;
    }

    private static Date day(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private void logic(Questionnaire form) {
        form.addExtension(CQF_LIBRARY, libraryReference());
        var launch = form.addExtension().setUrl(SDC + "sdc-questionnaire-launchContext");
        launch.addExtension(
                "name", new Coding("http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext", "patient", "Patient"));
        launch.addExtension("type", new CodeType("Patient"));
    }

    private CanonicalType libraryReference() {
        return new CanonicalType(addresses.libraryReference(library.name(), library.version()));
    }

    private void describe(Questionnaire form) {
        form.addExtension(Edition.profile("questionnaireAudience"), new CodeType("clinical"));
        var time = form.addExtension().setUrl(Edition.profile("estimated-completion-time"));
        time.addExtension("clinicalTime", new CodeType(time()));
        time.addExtension("totalTime", new CodeType(time()));
        form.addExtension(Edition.profile("request-specific"), new BooleanType(true));
    }

    /** What is asked at once, at some ten seconds a question; sections that stay closed cost nothing. */
    private String time() {
        var questions = plan.sections().stream()
                .flatMap(section -> section.questions().stream())
                .count();
        if (questions <= 6) return "under-1min";
        if (questions <= 18) return "under-3min";
        return questions <= 30 ? "under-5min" : "over-5min";
    }

    private Narrative narrative(List<String> lines) {
        var html = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\"><h1>")
                .append(escaped(policy.identity().title()))
                .append("</h1><p>")
                .append(escaped(policy.identity().source().citation()))
                .append("</p><ol>");
        lines.forEach(line -> html.append("<li>").append(escaped(line)).append("</li>"));
        var narrative = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDivAsString(html.append("</ol></div>").toString());
        return narrative;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
