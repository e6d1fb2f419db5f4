package payer.service.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The elements of a resource that someone looks at. Of a document that was checked no model need be made of the others. */
public final class Elements {
    /** With all that is below. */
    public static final Elements ALL = new Elements(Map.of());

    private final Map<String, Elements> named;

    // Documents that passed the check have no names but FHIR's own, so this stays small.
    private final Map<String, Optional<Elements>> members = new ConcurrentHashMap<>();

    private Elements(Map<String, Elements> named) {
        this.named = named;
    }

    /** Each by the names of the elements that lead to it; what it ends at is looked at as a whole. */
    public static Elements of(Collection<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) return ALL;
        var below = new TreeMap<String, Elements>();
        for (var name : paths.stream().map(List::getFirst).distinct().toList())
            below.put(
                    name,
                    of(paths.stream()
                            .filter(path -> path.getFirst().equals(name))
                            .map(path -> path.subList(1, path.size()))
                            .toList()));
        return new Elements(below);
    }

    public boolean isAll() {
        return named.isEmpty();
    }

    /** What is looked at in a member of a JSON object; empty if nothing is. */
    public Optional<Elements> in(String member) {
        return members.computeIfAbsent(member, this::find);
    }

    /** {@code valueQuantity} is the element {@code value}, and {@code _value} belongs to it. */
    private Optional<Elements> find(String member) {
        var name = member.startsWith("_") ? member.substring(1) : member;
        var exact = named.get(name);
        if (exact != null) return Optional.of(exact);
        return named.entrySet().stream()
                .filter(element -> isChoice(name, element.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isChoice(String member, String element) {
        return member.startsWith(element) && Character.isUpperCase(member.charAt(element.length()));
    }
}
