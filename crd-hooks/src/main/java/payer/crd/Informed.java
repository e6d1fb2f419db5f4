package payer.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders with what is said of each, as they go back; those that say it already stay away. */
public final class Informed {
    private Informed() {}

    /** {@code said} is in the order of the orders. */
    public static List<ObjectNode> orders(List<Said> said, Release release) {
        Map<Subject, List<CoverageInformation>> bySubject = said.stream()
                .collect(Collectors.groupingBy(
                        Said::subject, LinkedHashMap::new, Collectors.mapping(Said::information, Collectors.toList())));
        return bySubject.entrySet().stream()
                .flatMap(entry -> Annotations.on(entry.getKey().json(), entry.getValue(), release).stream())
                .toList();
    }

    /** Coverage information about an order. */
    public record Said(Subject subject, CoverageInformation information) {
        @Override
        public String toString() {
            return information.toString();
        }
    }
}
