package payer.service.policies.studio;

import java.util.LinkedHashMap;
import java.util.List;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.service.policies.simulation.ExplainDifference.Explained;

/** One request that would be answered differently: what was said of each criterion, and what would be. Nothing of whom it is about. */
public record ChangedPage(String simulation, String policy, String version, long request, List<Line> lines) {

    /** One line with both answers. */
    public record Line(
            int number, String service, String before, String after, boolean same, List<Criterion> criteria) {}

    /** A criterion with both values; a dash where it was not looked at. */
    public record Criterion(String text, StudioWords.Mark before, StudioWords.Mark after) {
        public boolean same() {
            return before.equals(after);
        }
    }

    static ChangedPage of(Explained explained) {
        var order = explained.order();
        return new ChangedPage(
                order.id().toString(),
                order.policy(),
                order.version(),
                explained.request(),
                explained.before().stream()
                        .map(before -> line(explained, before, explained.after().get(before.line() - 1)))
                        .toList());
    }

    private static Line line(Explained explained, Determination before, Determination after) {
        var was = StudioWords.answer(before);
        var is = StudioWords.answer(after);
        return new Line(
                before.line(),
                explained.situation().lines().get(before.line() - 1).code().text(),
                was,
                is,
                was.equals(is),
                criteria(before.findings(), after.findings()));
    }

    /** Those of both sides, each once. */
    private static List<Criterion> criteria(List<Finding> before, List<Finding> after) {
        var names = new LinkedHashMap<String, String>();
        before.forEach(one -> names.put(one.criterion(), one.text()));
        after.forEach(one -> names.put(one.criterion(), one.text()));
        return names.entrySet().stream()
                .map(one -> new Criterion(one.getValue(), mark(before, one.getKey()), mark(after, one.getKey())))
                .toList();
    }

    private static StudioWords.Mark mark(List<Finding> findings, String name) {
        return findings.stream()
                .filter(one -> one.criterion().equals(name))
                .findFirst()
                .map(one -> StudioWords.mark(one.verdict()))
                .orElseGet(() -> new StudioWords.Mark("–", "Not looked at", "plain"));
    }
}
