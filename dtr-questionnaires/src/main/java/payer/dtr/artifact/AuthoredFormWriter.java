package payer.dtr.artifact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.ShortIds;
import payer.rules.policy.Policy;

/** Publishes a form that a person wrote: its questions and logic as written, everything else as of any form of ours. */
final class AuthoredFormWriter {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

    /** What is taken over from the form's own head. */
    static final Set<String> KEPT = Set.of(
            SDC + "entryMode",
            SDC + "preferredTerminologyServer",
            "http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired");

    private final Policy policy;
    private final AuthoredForm authored;
    private final LibraryWriter libraries;
    private final PublishedForm generated;

    /** {@code generated} is what the policy would have otherwise. */
    AuthoredFormWriter(AuthoredForm authored, LibraryWriter libraries, PublishedForm generated) {
        this.policy = generated.policy();
        this.authored = authored;
        this.libraries = libraries;
        this.generated = generated;
    }

    /** {@code frame} is the form that the policy would have otherwise: its address, status and period hold for this one too. */
    Questionnaire standard(Questionnaire frame) {
        var form = frame.copy();
        form.setVersion(authored.version(policy.version()));
        form.setId(ShortIds.of(policy.id() + "-" + form.getVersion()));
        form.setTitle(authored.form().getTitle());
        if (authored.form().hasText()) form.setText(authored.form().getText().copy());
        form.setItem(authored.form().getItem().stream()
                .map(QuestionnaireItemComponent::copy)
                .toList());
        withLibraries(form);
        authored.form().getExtension().stream()
                .filter(extension -> KEPT.contains(extension.getUrl()))
                .forEach(extension -> form.addExtension(extension.copy()));
        all(form.getItem()).forEach(this::beside);
        all(form.getItem()).forEach(this::pin);
        return form;
    }

    /** The same form with the person's libraries in the place of the policy's own, or beside it where its logic is still used. */
    Questionnaire withLibraries(Questionnaire form) {
        form.getExtension().removeIf(extension -> FormWriter.CQF_LIBRARY.equals(extension.getUrl()));
        authored.libraries().forEach(library -> name(form, library.getName(), library.getVersion()));
        if (usesPolicys())
            name(form, generated.evidence().name(), generated.evidence().version());
        return form;
    }

    private void name(Questionnaire form, String library, String version) {
        form.addExtension(
                FormWriter.CQF_LIBRARY, new CanonicalType(libraries.addresses().libraryReference(library, version)));
    }

    /** Whether an item is filled by the logic that is made from the policy. */
    private boolean usesPolicys() {
        var name = generated.evidence().name();
        return authored.libraries().stream().noneMatch(library -> name.equals(library.getName()))
                && all(authored.form().getItem())
                        .map(item -> item.getExtensionByUrl(Lookup.INITIAL))
                        .filter(Objects::nonNull)
                        .flatMap(extension ->
                                Definition.of(((Expression) extension.getValue()).getExpression()).stream())
                        .anyMatch(definition -> name.equals(definition.library()));
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    /** Each expression with its translation beside it. */
    private void beside(QuestionnaireItemComponent item) {
        item.getExtension().replaceAll(this::beside);
    }

    private Extension beside(Extension written) {
        var isLookup = Lookup.INITIAL.equals(written.getUrl()) || Lookup.CANDIDATE.equals(written.getUrl());
        if (!isLookup || !(written.getValue() instanceof Expression expression)) return written;
        return Definition.of(expression.getExpression())
                .map(definition -> new Lookup(
                                definition.library(), libraries.addresses().edition())
                        .expression(written.getUrl(), definition.name()))
                .orElse(written);
    }

    /** A list of codes is named with its version. */
    private void pin(QuestionnaireItemComponent item) {
        if (item.hasAnswerValueSet())
            ListsCheck.of(authored, item.getAnswerValueSet())
                    .ifPresent(list -> item.setAnswerValueSet(list.getUrl() + "|" + list.getVersion()));
    }

    List<Library> closure() {
        var own = authored.libraries().stream().map(this::library).toList();
        if (usesPolicys())
            return Stream.concat(own.stream(), generated.libraries().stream()).toList();
        return Stream.concat(own.stream(), libraries.shared().stream().filter(shared -> isUsed(shared.getName())))
                .toList();
    }

    private Library library(Library written) {
        var cql = text(written);
        var library = libraries.library(written.getName(), written.getVersion(), cql);
        library.setTitle(
                written.hasTitle() ? written.getTitle() : policy.identity().title());
        library.setStatus(PublicationStatus.ACTIVE);
        written.getDataRequirement().forEach(need -> library.addDataRequirement(need.copy()));
        libraries.shared().stream()
                .filter(shared -> isUsed(shared.getName()))
                .forEach(shared -> LibraryWriter.dependsOn(
                        library, shared.getUrl() + "|" + shared.getVersion(), shared.getName()));
        authored.valueSets()
                .forEach(set -> LibraryWriter.dependsOn(library, set.getUrl() + "|" + set.getVersion(), set.getName()));
        return library;
    }

    /** What comes with the product builds on FHIRHelpers. */
    private boolean isUsed(String name) {
        return authored.libraries().stream()
                .map(AuthoredFormWriter::text)
                .anyMatch(cql -> cql.contains("include " + name) || cql.contains("include PayerEvidence"));
    }

    private static String text(Library library) {
        return library.getContent().stream()
                .filter(content -> "text/cql".equals(content.getContentType()))
                .map(Attachment::getData)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a form that was taken has the text of its libraries"));
    }

    List<ValueSet> valueSets() {
        var own = authored.valueSets().stream().map(this::valueSet);
        return Stream.concat(own, usesPolicys() ? generated.valueSets().stream() : Stream.of())
                .toList();
    }

    private ValueSet valueSet(ValueSet written) {
        var set = written.copy();
        set.setId(ShortIds.of(
                policy.id() + "." + set.getUrl().substring(set.getUrl().lastIndexOf('/') + 1) + "."
                        + authored.version(policy.version())));
        set.setStatus(PublicationStatus.ACTIVE);
        set.setExpansion(null);
        return set;
    }
}
