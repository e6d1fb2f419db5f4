package payer.service.review;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import payer.service.fhir.FhirText;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;

/** What was sent for a case that people read: documents and the answers of forms, out of what is kept as received. */
@Singleton
public final class SentPapers {
    private final SeePriorAuths authorizations;
    private final FhirText text;

    SentPapers(SeePriorAuths authorizations, FhirText text) {
        this.authorizations = authorizations;
        this.text = text;
    }

    /** A document; {@code date} is empty text where none is told. */
    public record Paper(String title, String date, String contentType, Attachment attachment) {
        public byte[] content() {
            return attachment.getData() == null ? new byte[0] : attachment.getData();
        }

        public boolean isText() {
            return contentType.startsWith("text/plain");
        }

        public String asText() {
            return new String(content(), java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Paper of " + content().length + " bytes";
        }
    }

    /** A filled form. */
    public record Form(String title, String date, List<Answered> answers) {
        public Form {
            answers = List.copyOf(answers);
        }

        @Override
        public String toString() {
            return "Form of " + answers.size() + " answers";
        }
    }

    public record Answered(String question, String answer) {
        @Override
        public String toString() {
            return "Answered";
        }
    }

    /** All of a case. */
    public record Papers(List<Paper> documents, List<Form> forms) {
        public Papers {
            documents = List.copyOf(documents);
            forms = List.copyOf(forms);
        }
    }

    public Papers of(PriorAuthId id) {
        var sent = authorizations.documents(id).stream()
                .map(document -> text.read(document.content()))
                .flatMap(SentPapers::within)
                .toList();
        return new Papers(
                sent.stream()
                        .filter(DocumentReference.class::isInstance)
                        .flatMap(one -> papers((DocumentReference) one))
                        .toList(),
                sent.stream()
                        .filter(QuestionnaireResponse.class::isInstance)
                        .map(one -> form((QuestionnaireResponse) one))
                        .toList());
    }

    private static Stream<Resource> within(Resource resource) {
        return switch (resource) {
            case Bundle bundle ->
                bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .flatMap(entry -> within(entry.getResource()));
            case Parameters parameters ->
                parameters.getParameter().stream()
                        .flatMap(one -> Stream.concat(Stream.of(one), one.getPart().stream()))
                        .filter(Parameters.ParametersParameterComponent::hasResource)
                        .flatMap(one -> within(one.getResource()));
            default -> Stream.of(resource);
        };
    }

    private static Stream<Paper> papers(DocumentReference document) {
        return document.getContent().stream().map(content -> paper(document, content.getAttachment()));
    }

    private static Paper paper(DocumentReference document, Attachment attachment) {
        var title = Stream.of(attachment.getTitle(), document.getDescription(), words(document.getType()))
                .filter(one -> one != null && !one.isBlank())
                .findFirst()
                .orElse("Document");
        var date = document.hasDate() ? document.getDateElement().getValueAsString() : "";
        var type = Optional.ofNullable(attachment.getContentType()).orElse("application/octet-stream");
        return new Paper(title, date.length() > 10 ? date.substring(0, 10) : date, type, attachment);
    }

    private static Form form(QuestionnaireResponse response) {
        var answers = new ArrayList<Answered>();
        response.getItem().forEach(item -> answers(item, answers));
        var canonical = Optional.ofNullable(response.getQuestionnaire()).orElse("Form");
        var name = canonical.substring(canonical.lastIndexOf('/') + 1).replace("|", ", version ");
        var date = response.hasAuthored() ? response.getAuthoredElement().getValueAsString() : "";
        return new Form(name.replace('-', ' '), date.length() > 10 ? date.substring(0, 10) : date, answers);
    }

    private static void answers(QuestionnaireResponseItemComponent item, List<Answered> all) {
        if (item.hasAnswer()) {
            var question = item.hasText() ? item.getText() : item.getLinkId();
            all.add(new Answered(
                    question,
                    item.getAnswer().stream()
                            .map(answer -> said(answer.getValue()))
                            .collect(Collectors.joining("; "))));
        }
        item.getItem().forEach(below -> answers(below, all));
        item.getAnswer().forEach(answer -> answer.getItem().forEach(below -> answers(below, all)));
    }

    private static String said(Type value) {
        return switch (value) {
            case Coding coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
            case Quantity quantity ->
                quantity.getValue().toPlainString() + (quantity.hasUnit() ? " " + quantity.getUnit() : "");
            case org.hl7.fhir.r4.model.BooleanType yes -> yes.booleanValue() ? "yes" : "no";
            case PrimitiveType<?> primitive -> primitive.getValueAsString();
            case Attachment attachment -> attachment.hasTitle() ? attachment.getTitle() : "a document";
            default -> ((Base) value).fhirType();
        };
    }

    private static String words(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCoding().stream()
                        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : "LOINC " + coding.getCode())
                        .findFirst()
                        .orElse("");
    }
}
