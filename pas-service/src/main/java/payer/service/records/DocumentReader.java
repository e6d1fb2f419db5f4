package payer.service.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirText;
import payer.service.records.document.AddressElements;
import payer.service.records.document.References;
import payer.service.records.index.LookedAt;
import payer.service.records.search.QueryText;

/** Reads the documents of changes, and lets what they say of each other name the records that these became. */
@Singleton
final class DocumentReader {
    private final FhirText text;
    private final LookedAt lookedAt;
    private final FindOne find;
    private final AddressElements elements;

    DocumentReader(FhirText text, LookedAt lookedAt, FindOne find, AddressElements elements) {
        this.text = text;
        this.lookedAt = lookedAt;
        this.find = find;
        this.elements = elements;
    }

    /** Before anything is stored; a problem names the place of its change, where that is not empty. */
    List<ReadWrite> readAll(List<Write> writes, List<String> places) {
        var read = new ArrayList<ReadWrite>();
        for (int i = 0; i < writes.size(); i++) read.add(read(writes.get(i), places.get(i)));
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
        if (id != null) return new Write.Update(new RecordKey(type, id), json, Precondition.none(), "");
        return BusinessIdentifier.of(resource)
                .<Write>map(which -> new Write.UpdateFound(type, which, json, Precondition.none(), ""))
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
    List<Targets.Target> address(List<Targets.Target> targets, Rights rights) {
        var names = BundleNames.of(targets);
        return targets.stream().map(target -> addressed(target, names, rights)).toList();
    }

    private Targets.Target addressed(Targets.Target target, BundleNames names, Rights rights) {
        if (target.write().document().isEmpty()) return target;
        var json = target.write().document().get().json();
        var place = target.write().place();
        if (!place.isEmpty()) names.requireNames(json, place);
        var conditional = References.conditional(json);
        if (names.isEmpty() && conditional.isEmpty()) return target;
        var found = new HashMap<String, String>();
        for (var reference : conditional) found.put(reference, found(reference, place, rights));
        var entry = target.write().fullUrl();
        var addressed = References.replaced(
                json,
                address -> found.containsKey(address) ? found.get(address) : names.meant(address, entry),
                elements);
        return addressed == json ? target : target.with(new ReadWrite.Document(addressed, resource(addressed, "")));
    }

    private String found(String reference, String place, Rights rights) {
        var mark = reference.indexOf('?');
        var type = reference.substring(0, mark);
        return InEntry.named(place, () -> find.one(type, QueryText.parse(reference.substring(mark + 1)), rights))
                .map(RecordKey::reference)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.PRECONDITION_FAILED,
                        "A reference of this document asks for a " + type + " that does not exist",
                        place));
    }
}
