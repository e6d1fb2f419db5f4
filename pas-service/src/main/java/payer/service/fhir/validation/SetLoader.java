package payer.service.fhir.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StructureDefinition;
import payer.service.fhir.packages.ArchiveLimits;
import payer.service.fhir.packages.PackageArchive;
import payer.service.fhir.packages.PackageFolder;
import payer.service.fhir.packages.PackageId;
import payer.service.fhir.packages.PackageRefused;

/**
 * Brings a set's packages into memory: reads all of them at once, on every core, but builds only the definitions of types.
 * Profiles, value sets and code systems are built when they are first needed.
 */
final class SetLoader {
    private static final long A_DAY = 86_400_000L;
    private static final String OTHER_FILES = "package/other/";

    /** The kinds of definition that the validator looks up. */
    private static final Set<String> KINDS = Set.of(
            "CapabilityStatement",
            "CodeSystem",
            "ConceptMap",
            "ImplementationGuide",
            "Measure",
            "NamingSystem",
            "OperationDefinition",
            "Questionnaire",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    private record ReadPackage(List<PackagedDefinition> definitions, Map<String, byte[]> otherFiles) {}

    private final PackageFolder folder;
    private final CoreVersions coreVersions = new CoreVersions();

    SetLoader(PackageFolder folder) {
        this.folder = folder;
    }

    /** {@code progress} hears how many packages have been read, from whichever thread read one. */
    DefinitionSet load(List<PackageId> packages, Consumer<Integer> progress) throws IOException {
        requireAll(packages);
        var done = new AtomicInteger();
        var read = IntStream.range(0, packages.size())
                .parallel()
                .mapToObj(order -> {
                    var one = read(packages.get(order), order);
                    progress.accept(done.incrementAndGet());
                    return one;
                })
                .toList();
        return assembled(packages, read);
    }

    private void requireAll(List<PackageId> packages) {
        var missing = packages.stream().filter(id -> !folder.has(id)).toList();
        if (!missing.isEmpty()) throw new PackageRefused("not installed: " + missing);
    }

    @SuppressWarnings("JavaUtilDate") // what the library takes
    private ReadPackage read(PackageId id, int order) {
        // Where two packages bring the same version of a definition, the later in the set counts.
        var origin = new PackageInformation(
                id.name(), id.version(), DefinitionSet.FHIR_VERSION, new Date((order + 1) * A_DAY));
        var definitions = new ArrayList<PackagedDefinition>();
        var otherFiles = new TreeMap<String, byte[]>();
        PackageArchive.read(folder.file(id), ArchiveLimits.USUAL, entry -> {
            if (entry.isResource()) add(entry, origin, definitions);
            else if (entry.path().startsWith(OTHER_FILES))
                otherFiles.put(entry.path().substring(OTHER_FILES.length()), entry.content());
        });
        return new ReadPackage(definitions, otherFiles);
    }

    private void add(PackageArchive.Entry entry, PackageInformation origin, List<PackagedDefinition> definitions) {
        try {
            var head = ResourceHead.of(entry.content());
            if (!KINDS.contains(head.type())
                    || head.id().isEmpty()
                    || head.url().isEmpty()) return;
            if (origin.getId().equals(CoreVersions.PACKAGE)) coreVersions.note(head);
            definitions.add(new PackagedDefinition(head, entry.content(), origin, coreVersions));
        } catch (IOException e) {
            throw new PackageRefused("%s: %s is not JSON".formatted(origin.getVID(), entry.path()), e);
        }
    }

    private DefinitionSet assembled(List<PackageId> packages, List<ReadPackage> read) throws IOException {
        var definitions = withoutReplaced(
                read.stream().flatMap(one -> one.definitions().stream()).toList());
        var types = types(definitions);
        var context = ShutLibrary.newContext();
        read.forEach(one -> one.otherFiles().forEach(context::addFile));
        definitions.forEach(context::register);
        definitions.forEach(PackagedDefinition::registered);
        context.seal(types);
        makeSnapshots(context, definitions);
        return new DefinitionSet(context, packages, definitions.size());
    }

    /**
     * What HL7's terminology package defines replaces what FHIR itself defined at the same address. The library drops these
     * one by one, which takes a fifth of the whole loading.
     */
    private static List<PackagedDefinition> withoutReplaced(List<PackagedDefinition> definitions) {
        var replaced = definitions.stream()
                .filter(definition -> definition.origin().getId().startsWith("hl7.terminology"))
                .map(definition -> definition.head().type() + definition.head().url())
                .collect(Collectors.toSet());
        return definitions.stream()
                .filter(definition -> !definition.origin().getId().equals(CoreVersions.PACKAGE)
                        || !replaced.contains(
                                definition.head().type() + definition.head().url()))
                .toList();
    }

    private static List<StructureDefinition> types(List<PackagedDefinition> definitions) {
        return definitions.parallelStream()
                .filter(definition -> definition.head().definesType())
                .map(definition -> (StructureDefinition) definition.getResource())
                .toList();
    }

    /** Making a snapshot is not safe among threads, so what comes without one gets it before there are any. */
    private static void makeSnapshots(OfflineContext context, List<PackagedDefinition> definitions) {
        definitions.stream()
                .map(PackagedDefinition::head)
                .filter(head -> head.isStructure() && !head.keepsSnapshot())
                .forEach(head -> context.fetchResource(StructureDefinition.class, head.url()));
    }
}
