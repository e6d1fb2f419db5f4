package payer.dtr.prefill;

import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kotlinx.io.Buffer;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;

/**
 * Translated libraries as the engine takes them, read once for all forms that share them. They can be run by many at a time:
 * running changes nothing of them.
 */
public final class LibraryShelf {
    private final ElmJsonLibraryReader reader = new ElmJsonLibraryReader();
    private final Map<UUID, Library> known = new ConcurrentHashMap<>();

    /** {@code elm} is JSON. */
    Library library(byte[] elm) {
        return known.computeIfAbsent(UUID.nameUUIDFromBytes(elm), _ -> read(elm));
    }

    private Library read(byte[] elm) {
        var source = new Buffer();
        source.write(elm, 0, elm.length);
        return sorted(reader.read(source));
    }

    /** The engine looks definitions up as in a dictionary. */
    private static Library sorted(Library library) {
        var statements = library.getStatements();
        if (statements != null) statements.getDef().sort(Comparator.comparing(LibraryShelf::name));
        return library;
    }

    private static String name(ExpressionDef definition) {
        var name = definition.getName();
        return name == null ? "" : name;
    }
}
