package payer.service.records.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Base;

/** Many expressions walked together: what they have in common at their beginnings is gone through once. */
final class PathTree<E> {
    private final List<E> ends = new ArrayList<>();
    private final Map<Paths.Step, PathTree<E>> next = new LinkedHashMap<>();

    void add(List<Paths.Step> steps, E end) {
        if (steps.isEmpty()) ends.add(end);
        else next.computeIfAbsent(steps.getFirst(), _ -> new PathTree<>()).add(steps.subList(1, steps.size()), end);
    }

    /** Tells each end what was found there; an end that nothing leads to is not told. */
    void walk(List<Base> here, BiConsumer<E, List<Base>> found) {
        for (var end : ends) found.accept(end, here);
        next.forEach((step, tree) -> {
            var there = new ArrayList<Base>(4);
            for (var element : here) step.from(element, there);
            if (!there.isEmpty()) tree.walk(there, found);
        });
    }
}
