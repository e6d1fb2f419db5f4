package payer.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import payer.rules.policy.Performers;
import payer.rules.policy.Relation;
import payer.rules.policy.Sought;

/** The entries that say which facts speak to a criterion; every kind of criterion that looks at facts has them. */
final class SoughtEntries<W> {

    private static final Set<String> ANY = Set.of();

    final Entry<W, List<String>> of;
    final Entry<W, Set<String>> under;
    final Entry<W, Relation> within;
    final Entry<W, Set<String>> by;
    final Entry<W, Set<String>> notBy;

    SoughtEntries(Function<W, Sought> get) {
        of = terms("of", check -> get.apply(check).of());
        under = Entry.usually(
                "under", Shape.names(Words.CONDITION), check -> get.apply(check).under(), ANY);
        within =
                Entry.optional("within", Words.WINDOW, check -> get.apply(check).within());
        by = Entry.usually(
                "by",
                Shape.names(Words.ROLE),
                check -> get.apply(check).performers().by(),
                ANY);
        notBy = Entry.usually(
                "not by",
                Shape.names(Words.ROLE),
                check -> get.apply(check).performers().notBy(),
                ANY);
    }

    /** Terms may be left out: then the criterion's own name is the term. */
    static <W> Entry<W, List<String>> terms(String key, Function<W, List<String>> get) {
        return Entry.usually(key, TERMS, get, List.of());
    }

    static final Shape<List<String>> TERMS = Words.NAME_SHAPE
            .noting((term, place) -> place.names().mention(Names.Kind.TERM, term, place))
            .list();

    Sought read(Entries entries) {
        return new Sought(
                entries.or(of, List.of()),
                entries.or(under, ANY),
                entries.find(within),
                new Performers(entries.or(by, ANY), entries.or(notBy, ANY)));
    }

    /** With the entries that a kind of criterion has besides. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    final Group<W> with(Function<Entries, W> build, Entry<W, ?>... others) {
        var all = new ArrayList<Entry<W, ?>>(
                Stream.of(of, under, within, by, notBy).toList());
        all.addAll(List.of(others));
        return new Group<>(all, build);
    }
}
