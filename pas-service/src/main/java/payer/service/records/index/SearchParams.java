package payer.service.records.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * All search parameters of the types that we keep: those of R4 as HAPI brings them, then those that the guides add. A new one
 * is a new entry in {@code search-parameters.json}; existing records are indexed for it by the reindexing job.
 */
@Singleton
public final class SearchParams {
    private static final String CORE = "/org/hl7/fhir/r4/model/sp/search-parameters.json";
    private static final String GUIDES = "/payer/service/records/search-parameters.json";

    /** Answered from columns of the record itself, not from index rows. */
    public static final String ID = "_id";

    public static final String LAST_UPDATED = "_lastUpdated";

    /** Parameters that only repeat others with the parts of a panel; no guide asks for them, and each costs rows. */
    private static final Set<String> LEFT_OUT = Set.of(
            "Observation.combo-code",
            "Observation.combo-code-value-concept",
            "Observation.combo-code-value-quantity",
            "Observation.combo-data-absent-reason",
            "Observation.combo-value-concept",
            "Observation.combo-value-quantity",
            "Patient.phonetic",
            "Person.phonetic",
            "Practitioner.phonetic",
            "RelatedPerson.phonetic");

    private final Map<String, Map<String, SearchParam>> byType = new TreeMap<>();

    public SearchParams() {
        this(new IndexSettings(null));
    }

    @Inject
    public SearchParams(IndexSettings settings) {
        var core = read(CORE).get("entry");
        var definitions = new HashMap<String, JsonNode>();
        core.forEach(entry -> {
            var definition = entry.get("resource");
            definitions.put(definition.get("url").asText(), definition);
        });
        definitions.values().forEach(definition -> add(definition, definitions));
        read(GUIDES).forEach(definition -> add(definition, definitions));
        settings.file().ifPresent(file -> read(file).forEach(definition -> addOurs(file, definition, definitions)));
        refuseEqualNumbers();
    }

    public Collection<SearchParam> of(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    public Optional<SearchParam> find(String type, String code) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(code));
    }

    private void add(JsonNode definition, Map<String, JsonNode> definitions) {
        var kind = ParamKind.of(definition.get("type").asText());
        if (kind.isEmpty() || !definition.has("expression")) return;
        for (var type : typesOf(definition)) {
            var param = param(type, kind.get(), definition, components(definition, definitions));
            if (!LEFT_OUT.contains(param.name()) && !param.expression().isEmpty())
                byType.computeIfAbsent(type, _ -> new TreeMap<>()).putIfAbsent(param.code(), param);
        }
    }

    /** A definition that says too little, or something else than one that is there, stops the start. */
    private void addOurs(Path file, JsonNode definition, Map<String, JsonNode> definitions) {
        var code = definition.path("code").asText();
        for (var name : List.of("url", "code", "type", "base", "expression"))
            if (!definition.has(name))
                throw new IllegalStateException("A search parameter in " + file + " has no " + name + ": " + code);
        for (var type : typesOf(definition))
            if (find(type, code).isPresent())
                throw new IllegalStateException(
                        "A search parameter in " + file + " exists already: " + type + "." + code);
        add(definition, definitions);
    }

    private static JsonNode read(Path file) {
        try {
            var definitions = new ObjectMapper().readTree(file.toFile());
            if (!definitions.isArray()) throw new IllegalStateException(file + " is no JSON list of search parameters");
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException("search parameters cannot be read from " + file, e);
        }
    }

    private static SearchParam param(
            String type, ParamKind kind, JsonNode definition, List<SearchParam.Component> components) {
        var expression = definition.get("expression").asText();
        var resolved = Expressions.resolvedTypes(expression, type);
        return new SearchParam(
                type,
                definition.get("code").asText(),
                kind,
                definition.get("url").asText(),
                Expressions.forType(expression, type),
                resolved.isEmpty() ? texts(definition.path("target")) : resolved,
                components);
    }

    private static List<String> typesOf(JsonNode definition) {
        var kept = new ArrayList<String>();
        for (var base : texts(definition.get("base"))) {
            if (base.equals("Resource") || base.equals("DomainResource")) kept.addAll(RecordTypes.ALL);
            else if (RecordTypes.ALL.contains(base)) kept.add(base);
        }
        return kept;
    }

    private static List<SearchParam.Component> components(JsonNode definition, Map<String, JsonNode> definitions) {
        return StreamSupport.stream(definition.path("component").spliterator(), false)
                .map(part -> component(part, definitions))
                .toList();
    }

    private static SearchParam.Component component(JsonNode part, Map<String, JsonNode> definitions) {
        var definition = definitions.get(part.get("definition").asText());
        if (definition == null) throw new IllegalStateException("A composite has a part that is not defined");
        var kind = ParamKind.of(definition.get("type").asText()).orElseThrow();
        return new SearchParam.Component(
                kind, Expressions.portable(part.get("expression").asText()));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void refuseEqualNumbers() {
        var names = new HashMap<Integer, String>();
        byType.values().stream().flatMap(params -> params.values().stream()).forEach(param -> {
            var other = names.putIfAbsent(param.number(), param.name());
            if (other != null)
                throw new IllegalStateException("Two search parameters share a number: " + other + ", " + param.name());
        });
    }

    private static JsonNode read(String resource) {
        try (var file = SearchParams.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException("Missing: " + resource);
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
