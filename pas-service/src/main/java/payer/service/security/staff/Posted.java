package payer.service.security.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody typed into a form and sent. */
public final class Posted {
    private final Map<String, List<String>> fields;

    Posted(Map<String, List<String>> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** Without the space around it; empty text where nothing was typed. */
    public String text(String field) {
        return all(field).stream().findFirst().orElse("");
    }

    public Optional<String> typed(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    /** Of boxes and lists: each that was ticked or chosen. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> value.replace("\r\n", "\n").strip())
                .toList();
    }

    /** It can be about a person. */
    @Override
    public String toString() {
        return "Posted";
    }
}
