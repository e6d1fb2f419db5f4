package payer.service.crd;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import payer.crd.Advice;
import payer.crd.CoverageInformation;
import payer.crd.Informed;
import payer.decision.PolicyReference;
import payer.service.assertion.Assertions;
import payer.service.assertion.Said;
import payer.service.caller.Caller;

/** Gives what is about to be said its numbers. What is said of one order under one coverage shares a number. */
@Singleton
final class RememberAnswer {
    private final Assertions assertions;
    private final HookJson json;

    RememberAnswer(Assertions assertions, HookJson json) {
        this.assertions = assertions;
        this.json = json;
    }

    private record Place(String order, String coverage) {}

    /** Inside a transaction. */
    List<Informed.Said> remember(List<Settled> settled, Gathered gathered, Caller caller, Instant now) {
        var groups = settled.stream()
                .collect(Collectors.groupingBy(
                        one -> new Place(
                                one.advice().subject().reference(),
                                one.advice().statement().coverage()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var said = groups.values().stream()
                .map(group -> said(group, gathered, caller))
                .toList();
        var numbers = assertions.remember(said, now);
        var informed = new ArrayList<Informed.Said>();
        var next = 0;
        for (var group : groups.values()) {
            var number = numbers.get(next++).value();
            group.forEach(one -> informed.add(new Informed.Said(
                    one.advice().subject(),
                    new CoverageInformation(one.advice().statement(), number, one.authorization()))));
        }
        return informed;
    }

    private Said said(List<Settled> settled, Gathered gathered, Caller caller) {
        var group = settled.stream().map(Settled::advice).toList();
        var first = group.getFirst();
        var coverage = first.statement().coverage();
        return new Said(
                caller.client(),
                gathered.request().fhirServer().map(Object::toString).orElse(""),
                gathered.member(coverage),
                first.subject().reference(),
                () -> json.bytes(first.subject().json()),
                coverage,
                group.stream().map(one -> one.statement().content()).collect(Collectors.joining("\n\n")),
                () -> json.text(Map.of(
                        "statements", group.stream().map(RememberAnswer::told).toList())),
                policies(group),
                group.stream()
                        .flatMap(one -> one.statement().questionnaires().stream())
                        .distinct()
                        .toList(),
                settled.stream().flatMap(one -> one.authorization().stream()).findFirst());
    }

    private static Map<String, Object> told(Advice advice) {
        var statement = advice.statement();
        var told = new LinkedHashMap<String, Object>();
        told.put("covered", statement.covered().name());
        statement.authorization().ifPresent(needed -> told.put("authorization", needed.name()));
        told.put(
                "billing",
                statement.billing().stream()
                        .map(code -> code.system() + "|" + code.value())
                        .toList());
        told.put(
                "reasons",
                statement.grounds().stream().map(ground -> ground.text()).toList());
        told.put("failed", statement.failed());
        return told;
    }

    static List<String> policies(List<Advice> advice) {
        return advice.stream()
                .flatMap(one -> one.determination().stream())
                .map(answer -> named(answer.decision().policy()))
                .distinct()
                .toList();
    }

    private static String named(PolicyReference policy) {
        return policy.id() + "|" + policy.version();
    }
}
