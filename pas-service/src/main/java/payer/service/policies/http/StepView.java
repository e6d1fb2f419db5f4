package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import payer.service.policies.Step;

/** What happened to a version: what, by whom, when and why. */
@Introspected
record StepView(
        int number,
        String act,
        String state,
        Optional<Integer> revision,
        String by,
        String client,
        String at,
        String reason,
        Optional<String> due) {

    static StepView of(Step step) {
        return new StepView(
                step.number(),
                step.act().text(),
                step.state().text(),
                Optional.of(step.revision()).filter(revision -> revision != Step.NONE),
                step.stamp().by().name(),
                step.stamp().by().client(),
                step.stamp().at().toString(),
                step.stamp().reason(),
                step.due().map(Object::toString));
    }
}
