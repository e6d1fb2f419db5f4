package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client has chosen for this call. Unknown codes and values of the wrong type count for nothing: a client that
 * chooses nonsense gets what it would have got without choosing.
 */
public record Configuration(Map<Option, JsonNode> chosen) {
    public static final Configuration NONE = new Configuration(Map.of());

    public Configuration {
        chosen = Map.copyOf(chosen);
    }

    static Configuration read(JsonNode json) {
        var chosen = new LinkedHashMap<Option, JsonNode>();
        for (var option : Option.values()) {
            var value = json.path(option.code());
            if (option.accepts(value)) chosen.put(option, value);
        }
        return new Configuration(chosen);
    }

    public boolean wants(Option option) {
        return Optional.ofNullable(chosen.get(option))
                .map(JsonNode::booleanValue)
                .orElse(true);
    }

    /** How many cards at most; empty if nothing was said. */
    public OptionalInt mostCards() {
        var most = chosen.get(Option.MAX_CARDS);
        return most == null ? OptionalInt.empty() : OptionalInt.of(most.intValue());
    }
}
