package payer.dtr.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.rules.policy.Check;
import payer.rules.policy.Moment;

/** Whether one thing came before or after another, where a chart tells the days of both. */
final class TimingLogic {
    private static final String EVENTS = ".events";
    private static final String ANCHORS = ".anchors";

    private final LeafText text;
    private final Check.Timing check;

    TimingLogic(LeafText text, Check.Timing check) {
        this.text = text;
        this.check = check;
    }

    /** The terms of whose days it speaks. */
    static Stream<String> terms(Check.Timing check) {
        return Stream.of(check.event(), check.comes().anchor())
                .filter(Moment.OfFact.class::isInstance)
                .map(moment -> ((Moment.OfFact) moment).term());
    }

    List<String> definitions() {
        var events = days(EVENTS, check.event());
        var anchors = days(ANCHORS, check.comes().anchor());
        if (events.isEmpty() || anchors.isEmpty()) return List.of();
        var found = new ArrayList<>(events.get());
        found.addAll(anchors.get());
        var tests = LeafText.within("E", check.comes(), "A");
        found.add(text.define("", """
                case
                    when exists %1$s and exists %2$s
                      then exists (%1$s E where exists (%2$s A where %3$s))
                    else null
                  end""".formatted(
                text.called(EVENTS), text.called(ANCHORS), tests.isEmpty() ? "true" : String.join(" and ", tests))));
        return found;
    }

    private Optional<List<String>> days(String name, Moment moment) {
        return switch (moment) {
            case Moment.OfFact fact -> Optional.of(text.days(name, fact));
            case Moment.OfCase day ->
                switch (day) {
                    case REQUEST -> Optional.of(List.of(text.define(name, "{ Today() }")));
                    case ORDER, SERVICE, ADMISSION, DISCHARGE, ENROLMENT -> Optional.empty();
                };
        };
    }
}
