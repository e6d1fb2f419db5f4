package payer.service.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.records.document.BundleSlices;

/**
 * Stores many documents of a feed: what cannot be stored is refused and told, and everything else is stored. A document names
 * its record by its id or else by its identifier, so a feed may be repeated. A bundle is taken apart; of a transaction nothing
 * is stored if one of its entries is refused.
 */
@Singleton
public final class LoadRecords {
    private static final String BUNDLE = "\"Bundle\"";

    private final DocumentReader documents;
    private final WriteRecords write;
    private final LoadCheck check;

    LoadRecords(DocumentReader documents, WriteRecords write, LoadCheck check) {
        this.documents = documents;
        this.write = write;
        this.check = check;
    }

    /** A document that was not stored; its number counts from 0. */
    public record Refused(int document, Problem why) {
        @Override
        public String toString() {
            return "document " + document;
        }
    }

    /** What came of the documents: records stored, records that were there already, and what was refused. */
    public record Loaded(int stored, int unchanged, List<Refused> refused) {
        public Loaded {
            refused = List.copyOf(refused);
        }
    }

    /** What one document asks for. */
    private record Asked(int document, List<ReadWrite> writes) {
        boolean isBundle() {
            return writes.size() != 1 || !writes.getFirst().place().isEmpty();
        }

        Set<Object> subjects() {
            var subjects = new HashSet<>();
            for (var each : writes) subjects.add(subject(each.write()));
            return subjects;
        }

        private static Object subject(Write write) {
            return switch (write) {
                case Write.Update update -> update.key();
                case Write.UpdateFound update ->
                    update.type() + "?" + update.which().encoded();
                case Write.Create create -> create;
                case Write.Delete delete -> delete.key();
            };
        }
    }

    /** Documents that have been read, and what was found to be wrong with the others. */
    public static final class Prepared {
        private final List<Asked> asked = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
    }

    /** Reads and checks; nothing is stored yet. */
    public Prepared prepare(List<byte[]> json) {
        var prepared = new Prepared();
        for (int i = 0; i < json.size(); i++) {
            try {
                prepared.asked.add(new Asked(i, asked(json.get(i))));
            } catch (Problem problem) {
                prepared.refused.add(new Refused(i, problem));
            }
        }
        return prepared;
    }

    /** Stores all that could be read; a {@code Problem} if some of it cannot be stored, and then the rest is not either. */
    public Loaded storeAll(Prepared prepared, Act act, Acting by) {
        var tally = new Tally(prepared.refused);
        for (var group : groups(prepared.asked))
            tally.count(write.load(
                    group.stream().flatMap(each -> each.writes.stream()).toList(), act, by));
        return tally.loaded();
    }

    /** Stores each document by itself. */
    public Loaded storeEach(Prepared prepared, Act act, Acting by) {
        var tally = new Tally(prepared.refused);
        for (var each : prepared.asked) {
            try {
                tally.count(write.load(each.writes, act, by));
            } catch (Problem problem) {
                if (problem.kind() == ProblemKind.CONFLICT) throw problem;
                tally.refused.add(new Refused(each.document, problem));
            }
        }
        return tally.loaded();
    }

    private List<ReadWrite> asked(byte[] json) {
        return isBundle(json) ? entries(json) : List.of(checked(json, ""));
    }

    private ReadWrite checked(byte[] json, String place) {
        var read = documents.readItself(json, place);
        check.check(json, place);
        return read;
    }

    /** Bundles are few and documents many, so only what may be a bundle is asked whether it is one. */
    private boolean isBundle(byte[] json) {
        var beginning = new String(json, 0, Math.min(json.length, 200), java.nio.charset.StandardCharsets.ISO_8859_1);
        return beginning.contains(BUNDLE) && documents.isBundle(json);
    }

    private List<ReadWrite> entries(byte[] bundle) {
        var writes = new ArrayList<ReadWrite>();
        var entries = BundleSlices.entries(bundle);
        if (entries.size() > RunBundle.MOST_ENTRIES)
            throw Problem.of(ProblemKind.TOO_LARGE, "A bundle has at most " + RunBundle.MOST_ENTRIES + " entries");
        for (int i = 0; i < entries.size(); i++) {
            var place = "Bundle.entry[" + i + "].resource";
            var document = entries.get(i)
                    .document()
                    .orElseThrow(() -> Problem.of(ProblemKind.MISSING, "This entry has no resource", place));
            writes.add(named(entries.get(i), checked(document, place)));
        }
        return writes;
    }

    /** Under its full address the other entries may refer to it. */
    private static ReadWrite named(BundleSlices.Entry entry, ReadWrite read) {
        return new ReadWrite(read.write().called(entry.fullUrl()), read.document(), read.place());
    }

    /** Documents of one record follow each other, and a bundle's names are its own; all others go together. */
    private static List<List<Asked>> groups(List<Asked> all) {
        var groups = new ArrayList<List<Asked>>();
        var group = new ArrayList<Asked>();
        var subjects = new HashSet<>();
        for (var each : all) {
            var own = each.subjects();
            if (!group.isEmpty() && mustFollow(group.getLast(), each, subjects)) {
                groups.add(List.copyOf(group));
                group.clear();
                subjects.clear();
            }
            group.add(each);
            subjects.addAll(own);
        }
        if (!group.isEmpty()) groups.add(List.copyOf(group));
        return groups;
    }

    private static boolean mustFollow(Asked last, Asked each, Set<Object> subjects) {
        return last.isBundle() || each.isBundle() || each.subjects().stream().anyMatch(subjects::contains);
    }

    private static final class Tally {
        private final List<Refused> refused;
        private int stored;
        private int unchanged;

        Tally(List<Refused> refused) {
            this.refused = new ArrayList<>(refused);
        }

        void count(List<Outcome> outcomes) {
            for (var outcome : outcomes) {
                if (outcome.stored()) stored++;
                else unchanged++;
            }
        }

        Loaded loaded() {
            return new Loaded(stored, unchanged, refused);
        }
    }
}
