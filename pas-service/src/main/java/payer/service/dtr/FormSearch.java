package payer.service.dtr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;

/** Which of the published resources a search finds. Several values of one parameter are alternatives. */
record FormSearch(Map<String, List<String>> wanted) {

    /** The parameters, each with the kind that it has in FHIR. */
    static final Map<String, String> PARAMETERS = Map.of(
            "_id", "TOKEN", "url", "URI", "version", "TOKEN", "name", "STRING", "title", "STRING", "status", "TOKEN");

    boolean finds(MetadataResource resource) {
        return wanted.entrySet().stream()
                .allMatch(one -> one.getValue().stream()
                        .flatMap(values -> List.of(values.split(",", -1)).stream())
                        .anyMatch(value -> test(one.getKey()).test(resource, value)));
    }

    private static BiPredicate<MetadataResource, String> test(String parameter) {
        return switch (parameter) {
            case "_id" -> (resource, value) -> resource.getIdPart().equals(value);
            case "url" -> (resource, value) -> isCalled(resource, value);
            case "version" -> (resource, value) -> resource.getVersion().equals(value);
            case "name" -> (resource, value) -> startsWith(resource.getName(), value);
            case "title" -> (resource, value) -> resource.hasTitle() && startsWith(resource.getTitle(), value);
            case "status" ->
                (resource, value) -> PublicationStatus.ACTIVE.toCode().equals(value);
            default -> (resource, value) -> true;
        };
    }

    private static boolean isCalled(MetadataResource resource, String canonical) {
        var parts = canonical.split("\\|", 2);
        return resource.getUrl().equals(parts[0])
                && (parts.length == 1 || resource.getVersion().equals(parts[1]));
    }

    private static boolean startsWith(String text, String start) {
        return text.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
    }
}
