package payer.dtr.artifact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.RelatedArtifact;
import payer.dtr.Addresses;
import payer.dtr.ShortIds;
import payer.dtr.cql.CqlTranslation;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.cql.TermValueSets;
import payer.dtr.cql.Translations;

/** Libraries with their CQL and its ELM, what they build on, and what of the chart they read. */
final class LibraryWriter {

    private final Addresses addresses;
    private final Translations translations;
    private List<Library> shared = List.of();

    LibraryWriter(Addresses addresses, Translations translations) {
        this.addresses = addresses;
        this.translations = translations;
    }

    Addresses addresses() {
        return addresses;
    }

    /** The policy's own library first, then everything that it builds on. */
    List<Library> closure(EvidenceLibrary evidence) {
        return Stream.concat(Stream.of(own(evidence)), shared().stream()).toList();
    }

    /** The same objects for every form: they are much larger than what is a form's own. */
    synchronized List<Library> shared() {
        if (shared.isEmpty()) shared = written();
        return shared;
    }

    private Library own(EvidenceLibrary evidence) {
        var library = library(evidence.name(), evidence.version(), evidence.text())
                .setTitle(evidence.policy().identity().title() + ": evidence");
        CqlTranslation.shared().forEach(shared -> dependsOn(library, shared));
        evidence.listedTerms()
                .forEach(term -> dependsOn(
                        library,
                        addresses.valueSet(TermValueSets.id(evidence.policy(), term)) + "|" + evidence.version(),
                        term));
        evidence.types()
                .forEach((type, terms) ->
                        terms.forEach(term -> needs(evidence, type, term).forEach(library::addDataRequirement)));
        return library;
    }

    private List<Library> written() {
        var known = CqlTranslation.shared();
        return known.stream()
                .map(shared -> {
                    var library = library(shared.name(), shared.version(), shared.text());
                    known.subList(0, known.indexOf(shared)).forEach(base -> dependsOn(library, base));
                    return library;
                })
                .toList();
    }

    Library library(String name, String version, String cql) {
        var library = new Library();
        library.setId(ShortIds.of(name + "-" + version));
        library.getMeta().addProfile("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-library");
        Versioning.tell(library, addresses.edition());
        library.setUrl(addresses.library(name))
                .setVersion(version)
                .setName(name)
                .setStatus(PublicationStatus.ACTIVE)
                .setType(new CodeableConcept()
                        .addCoding(new Coding(
                                "http://terminology.hl7.org/CodeSystem/library-type",
                                "logic-library",
                                "Logic Library")))
                .addContent(content("text/cql", cql))
                .addContent(content("application/elm+json", translations.elm(cql)));
        return library;
    }

    private static Attachment content(String type, String text) {
        return new Attachment().setContentType(type).setData(text.getBytes(StandardCharsets.UTF_8));
    }

    private void dependsOn(Library library, CqlTranslation.Shared shared) {
        dependsOn(library, addresses.library(shared.name()) + "|" + shared.version(), shared.name());
    }

    static void dependsOn(Library library, String canonical, String display) {
        library.addRelatedArtifact()
                .setType(RelatedArtifact.RelatedArtifactType.DEPENDSON)
                .setDisplay(display)
                .setUrl(canonical.split("\\|", 2)[0])
                .setResource(canonical);
    }

    private Stream<DataRequirement> needs(EvidenceLibrary evidence, String type, String term) {
        if (term.isEmpty()) return Stream.of(need(type));
        var set = addresses.valueSet(TermValueSets.id(evidence.policy(), term)) + "|" + evidence.version();
        return EvidenceLibrary.paths(type).stream().map(path -> {
            var need = need(type);
            need.addCodeFilter().setPath(path).setValueSet(set);
            return need;
        });
    }

    private static DataRequirement need(String type) {
        return new DataRequirement().setType(FHIRAllTypes.fromCode(type).toCode());
    }
}
