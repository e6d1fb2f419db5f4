package payer.service.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirText;
import payer.service.records.document.References;
import payer.service.records.index.LookedAt;
import payer.service.records.search.QueryText;

/** Reads the documents of changes, and lets what they say of each other name the records that these became. */
@Singleton
final class DocumentReader {
    private final FhirText text;
    private final LookedAt lookedAt;
    private final FindOne find;

    DocumentReader(FhirText text, LookedAt lookedAt, FindOne find) {
        this.text = text;
        this.lookedAt = lookedAt;
        this.find = find;
    }

    /** Before anything is stored; a problem names the place of the change if there are several. */
    List<ReadWrite> readAll(List<Write> writes) {
        var read = new ArrayList<ReadWrite>();
        for (int i = 0; i < writes.size(); i++)
            read.add(read(writes.get(i), writes.size() == 1 ? "" : "Bundle.entry[" + i + "].resource"));
        return read;
    }

    /**
     * A document that says itself which record it is: by its id, or else by its first identifier.
     *
     * @param place of the document in what was sent; empty if it was sent alone
     */
    ReadWrite readItself(byte[] json, String place) {
        var resource = resource(json, place);
        var type = RecordKey.knownType(resource.fhirType());
        return new ReadWrite(
                write(type, json, resource, place), Optional.of(new ReadWrite.Document(json, resource)), place);
    }

    /** What a record is found by and named by; its document stays as a whole. */
    private Resource resource(byte[] json, String place) {
        return text.readInPart(json, place, Resource.class, lookedAt::of);
    }

    boolean isBundle(byte[] json) {
        return text.readPart(json, "", Resource.class) instanceof Bundle;
    }

    private static Write write(String type, byte[] json, Resource resource, String place) {
        var id = resource.getIdElement().getIdPart();
        if (id != null) return new Write.Update(new RecordKey(type, id), json, OptionalInt.empty(), "");
        return BusinessIdentifier.of(resource)
                .<Write>map(which -> new Write.UpdateFound(type, which, json, OptionalInt.empty(), ""))
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING,
                        "A document that is to be loaded needs an id or an identifier",
                        place.isEmpty() ? type + ".id" : place + ".id"));
    }

    private ReadWrite read(Write write, String place) {
        return switch (write) {
            case Write.Create create ->
                new ReadWrite(write, Optional.of(document(create.type(), create.json(), place)), place);
            case Write.UpdateFound update ->
                new ReadWrite(write, Optional.of(document(update.type(), update.json(), place)), place);
            case Write.Update update -> {
                var document = document(update.type(), update.json(), place);
                refuseOtherId(update.key(), document.resource(), place);
                yield new ReadWrite(write, Optional.of(document), place);
            }
            case Write.Delete _ -> new ReadWrite(write, Optional.empty(), place);
        };
    }

    private ReadWrite.Document document(String type, byte[] json, String place) {
        var resource = resource(json, place);
        if (!resource.fhirType().equals(type))
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "This is not a " + type, place.isEmpty() ? "resourceType" : place);
        return new ReadWrite.Document(json, resource);
    }

    private static void refuseOtherId(RecordKey key, Resource resource, String place) {
        if (key.id().equals(resource.getIdElement().getIdPart())) return;
        throw Problem.of(
                ProblemKind.INVALID_VALUE,
                "The document's id must be the one in the address",
                (place.isEmpty() ? key.type() : place) + ".id");
    }

    /** Documents that refer to others by what stands only in the bundle, or by a search, get the records' own addresses. */
    List<Targets.Target> address(List<Targets.Target> targets) {
        var names = new HashMap<String, String>();
        for (var target : targets)
            if (!target.write().fullUrl().isEmpty())
                names.put(target.write().fullUrl(), target.key().reference());
        return targets.stream().map(target -> addressed(target, names)).toList();
    }

    private Targets.Target addressed(Targets.Target target, Map<String, String> names) {
        if (target.write().document().isEmpty()) return target;
        var document = target.write().document().get();
        var replacements = new HashMap<>(names);
        for (var reference : References.conditional(document.json()))
            replacements.put(reference, found(reference, target.write().place()));
        var json = References.replaced(document.json(), replacements);
        if (json == document.json()) return target;
        return target.with(new ReadWrite.Document(json, resource(json, "")));
    }

    private String found(String reference, String place) {
        var mark = reference.indexOf('?');
        var type = reference.substring(0, mark);
        return find.one(type, QueryText.parse(reference.substring(mark + 1)))
                .map(RecordKey::reference)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.PRECONDITION_FAILED,
                        "A reference of this document asks for a " + type + " that does not exist",
                        place));
    }
}
