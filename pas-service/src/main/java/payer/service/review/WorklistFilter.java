package payer.service.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import payer.decision.Reviewer;

/**
 * Which cases of the worklist to show; what is empty does not narrow.
 *
 * @param held whose: mine, nobody's, or anyone's if empty
 */
public record WorklistFilter(
        Optional<Queue> queue,
        Optional<Reviewer> skill,
        Optional<String> business,
        Optional<String> state,
        Optional<Risk> risk,
        Optional<Held> held) {

    /** Whose cases. */
    public enum Held {
        MINE,
        NOBODY
    }

    public static final WorklistFilter ALL = new WorklistFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 60;

    /** From the fields of a form or an address; what means nothing is passed over. */
    public static WorklistFilter of(Function<String, Optional<String>> field) {
        return new WorklistFilter(
                chosen(field, "queue", Queue.values()),
                chosen(field, "skill", Reviewer.values()),
                typed(field, "business"),
                typed(field, "state"),
                chosen(field, "risk", Risk.values()),
                chosen(field, "held", Held.values()));
    }

    /** What a nurse begins with, and what a physician does: what waits for their like. */
    public WorklistFilter forSkill(Reviewer own) {
        return new WorklistFilter(queue, Optional.of(own), business, state, risk, held);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** As the query of an address; empty text if nothing is narrowed. */
    public String query() {
        var fields = new LinkedHashMap<String, String>();
        queue.ifPresent(one -> fields.put("queue", one.name()));
        skill.ifPresent(one -> fields.put("skill", one.name()));
        business.ifPresent(one -> fields.put("business", one));
        state.ifPresent(one -> fields.put("state", one));
        risk.ifPresent(one -> fields.put("risk", one.name()));
        held.ifPresent(one -> fields.put("held", one.name()));
        return fields.entrySet().stream().map(WorklistFilter::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }

    private static Optional<String> typed(Function<String, Optional<String>> field, String name) {
        return field.apply(name).filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }

    private static <E extends Enum<E>> Optional<E> chosen(
            Function<String, Optional<String>> field, String name, E[] values) {
        return field.apply(name)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst());
    }
}
