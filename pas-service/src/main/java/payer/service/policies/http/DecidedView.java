package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import payer.decision.Author;
import payer.decision.Determination;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.rules.document.CaseAnswer;
import payer.service.policies.DecideAsKnown.Answered;

/** What would have been decided, line by line, with the criteria behind it. */
@Introspected
@JsonInclude(Include.NON_ABSENT)
record DecidedView(String known, int release, List<Line> lines) {

    /** One line; {@code answer} in the words in which cases state theirs. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record Line(
            int line,
            String service,
            String day,
            String policy,
            String version,
            String kind,
            String answer,
            List<Criterion> criteria) {}

    /** One criterion, and the facts behind it. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record Criterion(
            String name,
            String text,
            String verdict,
            boolean contradicted,
            boolean needsPerson,
            List<Evidence> evidence,
            List<Evidence> setAside) {

        static Criterion of(Finding finding) {
            return new Criterion(
                    finding.criterion(),
                    finding.text(),
                    word(finding.verdict()),
                    finding.contradicted(),
                    finding.needsPerson(),
                    finding.restsOn().stream()
                            .map(fact -> Evidence.of(fact, Optional.empty()))
                            .toList(),
                    finding.setAside().stream()
                            .map(aside -> Evidence.of(aside.fact(), Optional.of(aside.why())))
                            .toList());
        }
    }

    /** One fact of the situation; {@code why} it was set aside, if it was. */
    @Introspected
    @JsonInclude(Include.NON_ABSENT)
    record Evidence(
            String about,
            String value,
            String source,
            Optional<String> author,
            Optional<String> date,
            Optional<String> why) {

        static Evidence of(Fact fact, Optional<String> why) {
            return new Evidence(
                    fact.code().text(),
                    said(fact.value()),
                    word(fact.source()),
                    Optional.of(fact.author()).filter(Author::isKnown).map(Author::role),
                    fact.date().map(day -> day.toString()),
                    why);
        }

        private static String said(FactValue value) {
            return switch (value) {
                case FactValue.YesNo(boolean yes) -> yes ? "yes" : "no";
                case FactValue.Amount(var quantity) -> quantity.text();
                case FactValue.Went(var outcome) -> word(outcome);
            };
        }

        @Override
        public String toString() {
            return "Evidence";
        }
    }

    static DecidedView of(Answered answered) {
        return new DecidedView(
                answered.known().toString(),
                answered.release(),
                answered.answers().stream()
                        .map(answer -> line(answered, answer))
                        .toList());
    }

    private static Line line(Answered answered, Determination answer) {
        var asked = answered.situation().lines().get(answer.line() - 1);
        var policy = answer.decision().policy();
        var said = CaseAnswer.of(answer);
        return new Line(
                answer.line(),
                asked.code().text(),
                asked.serviced().toString(),
                policy.id(),
                policy.version(),
                said.kind().text(),
                said.text(),
                answer.findings().stream().map(Criterion::of).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
