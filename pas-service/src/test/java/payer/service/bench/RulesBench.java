package payer.service.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import payer.decision.AuthorizationCase;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/**
 * Measures what it costs to compile many policies, to change one of them, and to decide by them.
 *
 * <pre>./pas bench rules [POLICIES]</pre>
 */
public final class RulesBench {

    private static final int FEW = 50;
    private static final int CASES = 2_000;
    private static final int ROUNDS = 12;
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;

    private RulesBench() {}

    public static void main(String[] arguments) {
        var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        System.out.println(Machine.description());
        var policies = ManyPolicies.of(count);
        var before = heap();
        var many = compile(policies);
        System.out.printf(
                "heap held by %,d compiled policies: %,d MB, of which %,d MB are the rules%n",
                count, heap(), heap() - before);
        change(many, policies);
        var few = PolicyRules.of(ManyPolicies.of(FEW)).ready();
        decide(few, FEW);
        decide(many, count);
        var fewMedian = decide(few, FEW);
        var manyMedian = decide(many, count);
        System.out.printf("median with %,d policies is %.2f times that with %d%n", count, manyMedian / fewMedian, FEW);
    }

    private static PolicyRules compile(List<Policy> policies) {
        var start = System.nanoTime();
        var rules = PolicyRules.of(policies).ready();
        System.out.printf("compiling %,d policies, cold: %.1f s%n", policies.size(), seconds(start));
        return rules;
    }

    /** From an edited policy to rules that are ready to be swapped in. */
    private static void change(PolicyRules rules, List<Policy> policies) {
        for (var at : List.of(0, policies.size() / 2, policies.size() - 1)) {
            var edited = new ArrayList<>(policies);
            edited.set(at, edited(policies.get(at)));
            var start = System.nanoTime();
            rules.changedTo(edited).ready();
            System.out.printf("changing %s: %.0f ms%n", policies.get(at).id(), seconds(start) * 1e3);
        }
    }

    private static Policy edited(Policy policy) {
        return new Policy(
                policy.identity(),
                policy.effective(),
                policy.effect(),
                policy.applies(),
                policy.trigger(),
                policy.exclusions(),
                policy.authorization(),
                policy.documentation(),
                policy.terms(),
                policy.evidence(),
                policy.unmet(),
                policy.groups(),
                policy.pathways(),
                policy.atOrdering(),
                policy.timeLimits(),
                java.util.Optional.of("edited"));
    }

    /** One case after the other in one thread, each timed; the median in microseconds. */
    private static double decide(PolicyRules rules, int policies) {
        var cases = ManyPolicies.cases(policies, CASES);
        for (var round = 0; round < ROUNDS; round++) cases.forEach(rules::determine);
        var times = new long[CASES * ROUNDS];
        var processor = ManagementFactory.getThreadMXBean();
        var processorStart = processor.getCurrentThreadCpuTime();
        for (var i = 0; i < times.length; i++) times[i] = time(rules, cases.get(i % CASES));
        var perDecision = (processor.getCurrentThreadCpuTime() - processorStart) / 1e3 / times.length;
        Arrays.sort(times);
        System.out.printf(
                "deciding a case by %,d policies: p50 %.0f µs, p99 %.0f µs, %.0f µs of CPU on average%n",
                policies, at(times, MEDIAN), at(times, TAIL), perDecision);
        return at(times, MEDIAN);
    }

    private static long time(PolicyRules rules, AuthorizationCase one) {
        var start = System.nanoTime();
        rules.determine(one);
        return System.nanoTime() - start;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1e3;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Used after collections, in megabytes. */
    private static long heap() {
        for (var i = 0; i < 4; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
