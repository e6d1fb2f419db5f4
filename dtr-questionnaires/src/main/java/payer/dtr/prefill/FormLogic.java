package payer.dtr.prefill;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import payer.decision.Code;
import payer.dtr.artifact.Definition;
import payer.dtr.artifact.PublishedForm;

/** The logic of a form, ready to be run: its libraries as they were translated, and which definition answers which question. */
public final class FormLogic {
    private static final String INITIAL =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

    private final PublishedForm form;
    private final LibraryManager libraries;
    private final Map<String, VersionedIdentifier> byName;
    private final Map<String, Definition> definitions;
    private final Map<String, Set<Code>> valueSets;

    private FormLogic(
            PublishedForm form,
            LibraryManager libraries,
            Map<String, VersionedIdentifier> byName,
            Map<String, Definition> definitions,
            Map<String, Set<Code>> valueSets) {
        this.form = form;
        this.libraries = libraries;
        this.byName = byName;
        this.definitions = definitions;
        this.valueSets = valueSets;
    }

    public static FormLogic of(PublishedForm form, LibraryShelf shelf) {
        var ready = new HashMap<VersionedIdentifier, CompiledLibrary>();
        var byName = new LinkedHashMap<String, VersionedIdentifier>();
        for (var library : form.libraries()) {
            var id = new VersionedIdentifier().withId(library.getName()).withVersion(library.getVersion());
            var compiled = new CompiledLibrary();
            compiled.setIdentifier(id);
            compiled.setLibrary(shelf.library(elm(library)));
            ready.put(id, compiled);
            byName.put(library.getName(), id);
        }
        var sets = form.valueSets().stream()
                .collect(Collectors.toMap(
                        set -> set.getUrl(), set -> DataNeed.codes(set).collect(Collectors.toSet()), (one, _) -> one));
        var manager = new LibraryManager(new ModelManager(), new CqlCompilerOptions(), ready);
        return new FormLogic(form, manager, byName, definitions(form), sets);
    }

    private static byte[] elm(Library library) {
        return library.getContent().stream()
                .filter(content -> "application/elm+json".equals(content.getContentType()))
                .map(Attachment::getData)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a library of ours has its translation"));
    }

    private static Map<String, Definition> definitions(PublishedForm form) {
        var found = new LinkedHashMap<String, Definition>();
        items(form.standard().getItem().stream())
                .forEach(item -> definition(item).ifPresent(one -> found.put(item.getLinkId(), one)));
        return found;
    }

    static Stream<QuestionnaireItemComponent> items(Stream<QuestionnaireItemComponent> items) {
        return items.flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem().stream())));
    }

    /** The definition that fills an item in, where its expression names one. */
    private static Optional<Definition> definition(QuestionnaireItemComponent item) {
        return Optional.ofNullable(item.getExtensionByUrl(INITIAL))
                .flatMap(extension -> Definition.of(((Expression) extension.getValue()).getExpression()));
    }

    /** How many questions it has an expression for. */
    public int size() {
        return definitions.size();
    }

    PublishedForm form() {
        return form;
    }

    LibraryManager libraries() {
        return libraries;
    }

    Optional<VersionedIdentifier> library(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By linkId. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    Set<Code> codes(String valueSet) {
        return valueSets.getOrDefault(valueSet.split("\\|", 2)[0], Set.of());
    }
}
