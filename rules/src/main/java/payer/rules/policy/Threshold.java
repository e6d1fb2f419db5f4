package payer.rules.policy;

import java.util.List;

/** A measured quantity and the range in which it must lie. */
public record Threshold(List<String> of, Bounds bounds) {
    public Threshold {
        of = List.copyOf(of);
    }
}
