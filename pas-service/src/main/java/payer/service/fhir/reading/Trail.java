package payer.service.fhir.reading;

import java.util.Arrays;

/** Where in a document the reader stands. A path is only made when there is something to say about the place. */
final class Trail {
    static final int NO_INDEX = -1;

    private String[] names = new String[32];
    private int[] indexes = new int[32];
    private int depth;

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

    /** Back to where the reader stood, when it gave up further inside. */
    void leaveTo(int earlierDepth) {
        depth = earlierDepth;
    }

    /** Names the outermost step, which a JSON document tells only when its resourceType has been read. */
    void nameRoot(String name) {
        names[0] = name;
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
