package payer.service.codes;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import payer.decision.CodeSystem;
import payer.rules.codes.ValueSet;
import payer.rules.policy.CodeList;

/**
 * One version of a value set.
 *
 * @param definition the codes, ranges and families as they were written
 * @param members the codes that this meant by the code systems that were loaded at that time
 */
public record KeptValueSet(
        String name,
        String version,
        String definition,
        Map<CodeSystem, Set<String>> members,
        String by,
        Instant at,
        String reason) {

    public KeptValueSet {
        var copy = new TreeMap<CodeSystem, Set<String>>();
        members.forEach((system, codes) -> copy.put(system, new TreeSet<>(codes)));
        members = copy;
    }

    public String reference() {
        return name + "-" + version;
    }

    /** With its members written out: it means the same whatever is loaded later. */
    ValueSet fixed() {
        return new ValueSet(
                name,
                version,
                members.entrySet().stream()
                        .map(entry ->
                                CodeList.of(entry.getKey(), entry.getValue().toArray(String[]::new)))
                        .reduce(CodeList.none(), CodeList::and));
    }

    public int size() {
        return members.values().stream().collect(Collectors.summingInt(Set::size));
    }
}
