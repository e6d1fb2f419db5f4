package payer.dtr.packaging;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.ValueSet;
import payer.dtr.artifact.PublishedForm;
import payer.problem.IssueType;

/** What a form names and its package cannot bring along. Whoever gets the package is told. */
final class PackageGaps {
    private PackageGaps() {}

    static List<Notice> of(PublishedForm form) {
        var there = there(form);
        var missing = named(form)
                .distinct()
                .filter(canonical -> !there.contains(canonical))
                .map(canonical ->
                        Notice.warning(IssueType.NOT_FOUND, "There is no " + canonical + " to go with the form."));
        var listless = form.expanded().stream()
                .filter(set -> !set.getExpansion().hasContains())
                .map(PackageGaps::listless);
        return Stream.concat(missing, listless).toList();
    }

    private static Notice listless(ValueSet set) {
        return Notice.warning(
                IssueType.PROCESSING,
                "The codes of %s|%s could not be listed.".formatted(set.getUrl(), set.getVersion()));
    }

    private static Set<String> there(PublishedForm form) {
        return Stream.<MetadataResource>concat(form.libraries().stream(), form.expanded().stream())
                .flatMap(resource -> Stream.of(resource.getUrl(), resource.getUrl() + "|" + resource.getVersion()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> named(PublishedForm form) {
        var byLibraries = form.libraries().stream()
                .flatMap(library -> library.getRelatedArtifact().stream())
                .filter(RelatedArtifact::hasResource)
                .map(RelatedArtifact::getResource);
        return Stream.concat(byLibraries, lists(form.standard().getItem()));
    }

    private static Stream<String> lists(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        item.hasAnswerValueSet() ? Stream.of(item.getAnswerValueSet()) : Stream.of(),
                        lists(item.getItem())));
    }
}
