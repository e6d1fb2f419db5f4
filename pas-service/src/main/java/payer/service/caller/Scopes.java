package payer.service.caller;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes that a client asks for, may hold, or was granted, in their order. */
public record Scopes(List<Scope> all) {
    public static final Scopes NONE = new Scopes(List.of());

    public Scopes {
        all = List.copyOf(all);
    }

    public static Scopes parse(String text) {
        return new Scopes(Arrays.stream(text.strip().split("\\s+", -1))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .map(Scope::parse)
                .toList());
    }

    /** What of these may be granted where only {@code allowed} may be held. The rest is dropped without a word. */
    public Scopes within(Scopes allowed) {
        var granted = new ArrayList<Scope>();
        for (var asked : all) granted.addAll(widest(asked, allowed));
        var once = new LinkedHashMap<String, Scope>();
        granted.forEach(scope -> once.putIfAbsent(scope.text(), scope));
        return new Scopes(List.copyOf(once.values()));
    }

    public Scopes heldBy(ConsumerClass kind) {
        return new Scopes(all.stream().filter(kind::mayHold).toList());
    }

    /** Without those that speak of a patient or a user: who acts by itself has neither. */
    public Scopes ofSystems() {
        return new Scopes(all.stream()
                .filter(scope ->
                        !(scope instanceof ResourceScope resource) || resource.context() == ScopeContext.SYSTEM)
                .toList());
    }

    public Stream<ResourceScope> covering(Interaction interaction, String type) {
        return all.stream()
                .filter(ResourceScope.class::isInstance)
                .map(ResourceScope.class::cast)
                .filter(scope -> scope.covers(interaction, type));
    }

    public boolean permitOperation(String canonical) {
        return all.stream().anyMatch(scope -> scope instanceof OperationScope operation && operation.names(canonical));
    }

    public boolean touchResources() {
        return all.stream().anyMatch(ResourceScope.class::isInstance);
    }

    public Set<Role> roles() {
        return all.stream()
                .filter(RoleScope.class::isInstance)
                .map(scope -> ((RoleScope) scope).role())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public String text() {
        return all.stream().map(Scope::text).collect(joining(" "));
    }

    @Override
    public String toString() {
        return text();
    }

    /** The asked scope whole if one allowed scope holds all of it; else each part of it that some allowed scope holds. */
    private static List<Scope> widest(Scope asked, Scopes allowed) {
        var parts = allowed.all.stream()
                .flatMap(limit -> asked.within(limit).stream())
                .toList();
        return parts.contains(asked) ? List.of(asked) : parts;
    }
}
