package payer.rules.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;

/** Remarks on codes that the loaded code sets do not have, or not on all of the policy's days. */
final class CodesInUse {

    private CodesInUse() {}

    static List<Remark> unknown(Policy policy, KnownCodes known) {
        return written(policy)
                .filter(code -> isLoaded(code, known) && !known.contains(code))
                .map(code -> new Remark(
                        Remark.Kind.UNKNOWN_CODE, code.text(), "The loaded code sets do not know this code."))
                .toList();
    }

    /** On which of its days the policy may be asked with a code that is not valid any more. */
    static List<Remark> ended(Policy policy, KnownCodes known) {
        return written(policy)
                .flatMap(
                        code -> known
                                .lastDay(code)
                                .filter(last -> outlives(policy, last))
                                .map(last -> ended(policy, code, last))
                                .stream())
                .toList();
    }

    private static boolean outlives(Policy policy, LocalDate last) {
        return policy.effective().until().map(last::isBefore).orElse(true);
    }

    private static Remark ended(Policy policy, Code code, LocalDate last) {
        var text = last.isBefore(policy.effective().from())
                ? "It was valid until %s, and so not on any day of this version."
                : "It is valid until %s; from then on it is not valid on the days of this version.";
        return new Remark(Remark.Kind.ENDED_CODE, code.text(), text.formatted(last));
    }

    static List<Remark> unknownModifiers(Policy policy, KnownCodes known) {
        if (!(policy.trigger() instanceof Trigger.Listed listed)) return List.of();
        return listed.codes().patterns().keySet().stream()
                .filter(system -> known.isLoaded(system) && known.hasModifiers(system))
                .flatMap(system -> listed.modifiers().stream().map(system::code))
                .filter(modifier -> !known.contains(modifier))
                .map(modifier -> new Remark(
                        Remark.Kind.UNKNOWN_CODE, modifier.text(), "The loaded code sets do not know this modifier."))
                .toList();
    }

    private static boolean isLoaded(Code code, KnownCodes known) {
        Optional<CodeSystem> system = CodeSystem.ofUri(code.system());
        return system.filter(known::isLoaded).isPresent();
    }

    private static Stream<Code> written(Policy policy) {
        return policy.codeLists().flatMap(CodesInUse::written).distinct();
    }

    /** Single codes and the ends of ranges; families need not be codes themselves. */
    private static Stream<Code> written(CodeList codes) {
        return codes.patterns().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().flatMap(CodesInUse::ends).map(entry.getKey()::code));
    }

    private static Stream<String> ends(CodePattern pattern) {
        return switch (pattern) {
            case CodePattern.Exact(String code) -> Stream.of(code);
            case CodePattern.Range(String first, String last) -> Stream.of(first, last);
            case CodePattern.Below below -> Stream.of();
            case CodePattern.InSet set -> Stream.of();
        };
    }
}
