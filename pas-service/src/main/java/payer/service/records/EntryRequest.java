package payer.service.records;

import java.util.Optional;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.records.document.BundleSlices;
import payer.service.records.index.RecordTypes;
import payer.service.records.search.QueryText;

/** What one entry of a batch or transaction asks for. */
sealed interface EntryRequest {

    record Writes(Write write) implements EntryRequest {}

    /** An entry that changes nothing. */
    sealed interface Reads extends EntryRequest {}

    record Read(RecordKey key) implements Reads {}

    record ReadVersion(RecordKey key, int version) implements Reads {}

    record Search(String type, String query) implements Reads {
        @Override
        public String toString() {
            return "search " + type;
        }
    }

    /** As the audit trail names it; of a search only the type. */
    default Act act() {
        return switch (this) {
            case Read one -> Act.rest("read", one.key().type(), one.key().id());
            case ReadVersion one ->
                Act.rest("vread", one.key().type(), one.key().id());
            case Search query -> Act.rest("search-type", query.type(), "");
            case Writes writes -> act(writes.write());
        };
    }

    private static Act act(Write write) {
        return switch (write) {
            case Write.Create create -> Act.rest("create", create.type(), "");
            case Write.Update update ->
                Act.rest("update", update.key().type(), update.key().id());
            case Write.UpdateFound update -> Act.rest("update", update.type(), "");
            case Write.Delete delete ->
                Act.rest("delete", delete.key().type(), delete.key().id());
        };
    }

    Pattern ADDRESS = Pattern.compile("([A-Za-z]+)(?:/([^/?]+))?(?:/_history/(\\d{1,9}))?(?:\\?(.*))?", Pattern.DOTALL);
    /** Reads the request; its place stands in problems. */
    static EntryRequest of(BundleSlices.Entry entry, String place) {
        var address = ADDRESS.matcher(entry.url());
        if (!address.matches())
            throw Problem.of(ProblemKind.INVALID_VALUE, "The address is Type, Type/id or Type?query", place + ".url");
        var type = address.group(1);
        if (!RecordTypes.keeps(type)) throw RecordKey.unknownType(type);
        var id = Optional.ofNullable(address.group(2));
        var version = Optional.ofNullable(address.group(3)).map(Integer::valueOf);
        var query = Optional.ofNullable(address.group(4));
        return switch (entry.method()) {
            case "GET", "HEAD" -> read(type, id, version, query);
            case "POST" -> new Writes(create(entry, type, place));
            case "PUT" -> new Writes(update(entry, type, id, query, place));
            case "DELETE" ->
                new Writes(new Write.Delete(
                        new RecordKey(type, id.orElseThrow(() -> noAddress(place))),
                        Precondition.ifMatch(entry.ifMatch(), place + ".ifMatch")));
            default ->
                throw Problem.of(
                        ProblemKind.NOT_SUPPORTED, "The method is GET, HEAD, POST, PUT or DELETE", place + ".method");
        };
    }

    private static Reads read(String type, Optional<String> id, Optional<Integer> version, Optional<String> query) {
        if (id.isEmpty()) return new Search(type, query.orElse(""));
        var key = new RecordKey(type, id.get());
        return version.<Reads>map(number -> new ReadVersion(key, number)).orElseGet(() -> new Read(key));
    }

    private static Write create(BundleSlices.Entry entry, String type, String place) {
        var unless =
                Optional.of(entry.ifNoneExist()).filter(text -> !text.isEmpty()).map(EntryRequest::condition);
        return new Write.Create(type, document(entry, place), unless, entry.fullUrl());
    }

    private static Write update(
            BundleSlices.Entry entry, String type, Optional<String> id, Optional<String> query, String place) {
        var condition = Precondition.ifMatch(entry.ifMatch(), place + ".ifMatch");
        if (id.isPresent())
            return new Write.Update(new RecordKey(type, id.get()), document(entry, place), condition, entry.fullUrl());
        var which = query.map(QueryText::parse).orElseThrow(() -> noAddress(place));
        return new Write.UpdateFound(type, which, document(entry, place), condition, entry.fullUrl());
    }

    /** Some clients write the whole address, some only what follows the question mark. */
    static QueryText condition(String text) {
        var mark = text.indexOf('?');
        return QueryText.parse(mark < 0 ? text : text.substring(mark + 1));
    }

    private static byte[] document(BundleSlices.Entry entry, String place) {
        return entry.document()
                .orElseThrow(() -> Problem.of(ProblemKind.MISSING, "This method needs a resource", place + ".method"));
    }

    private static Problem noAddress(String place) {
        return Problem.of(ProblemKind.INVALID_VALUE, "The address names no record", place + ".url");
    }
}
