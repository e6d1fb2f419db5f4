package payer.service.fhir.reading;

import java.util.Arrays;
import java.util.Set;

/** Where in a document the reader stands. A path is only made when there is something to say about the place. */
final class Trail {
    static final int NO_INDEX = -1;

    private String[] names = new String[32];
    private int[] indexes = new int[32];
    private final Set<String> resourceTypes;
    private final boolean isPart;
    private int depth;

    /** A place inside something larger keeps its name; a document of its own is named by its type, once that is read. */
    Trail(String place, Set<String> resourceTypes) {
        this.resourceTypes = resourceTypes;
        this.isPart = !place.isEmpty();
        enter(place);
    }

    void enter(String name) {
        enter(name, NO_INDEX);
    }

    void enter(String name, int index) {
        if (depth == names.length) grow();
        names[depth] = name;
        indexes[depth++] = index;
    }

    void leave() {
        depth--;
    }

    /** The item of the current list that is being read, or {@link #NO_INDEX} after the list. */
    void index(int index) {
        if (depth > 0) indexes[depth - 1] = index;
    }

    int depth() {
        return depth;
    }

    /** What the document says it is; what is no type of FHIR's is not repeated. */
    void nameRoot(String type) {
        if (!isPart && resourceTypes.contains(type)) names[0] = type;
    }

    boolean isAtRoot() {
        return depth == 1;
    }

    /** As FHIRPath, such as {@code Bundle.entry[2].resource.status}. */
    String path() {
        var path = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            if (!path.isEmpty()) path.append('.');
            path.append(names[i]);
            if (indexes[i] != NO_INDEX) path.append('[').append(indexes[i]).append(']');
        }
        return path.toString();
    }

    private void grow() {
        names = Arrays.copyOf(names, depth * 2);
        indexes = Arrays.copyOf(indexes, depth * 2);
    }
}
