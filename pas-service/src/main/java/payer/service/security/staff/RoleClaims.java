package payer.service.security.staff;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import payer.service.caller.Role;

/** What the identity provider says of somebody, as roles of ours. What means nothing to us gives nothing. */
@Singleton
final class RoleClaims {
    private final StaffSettings settings;

    RoleClaims(StaffSettings settings) {
        this.settings = settings;
    }

    Set<Role> roles(Map<String, ?> claims) {
        return values(at(claims, settings.rolesClaim())).flatMap(this::meant).collect(Collectors.toSet());
    }

    /** A claim of one text; empty where there is none. */
    static Optional<String> text(Map<String, ?> claims, String name) {
        return values(at(claims, name)).findFirst().filter(text -> !text.isBlank());
    }

    private Stream<Role> meant(String value) {
        if (settings.roles().isEmpty()) return Role.named(value).stream();
        return settings.roles().stream()
                .map(StaffSettings::meaning)
                .filter(line -> line.name().equals(value))
                .flatMap(line -> Arrays.stream(line.value().split("[ ,]+", -1)))
                .flatMap(name -> Role.named(name).stream());
    }

    private static Stream<String> values(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case String text -> Stream.of(text);
            case Collection<?> some -> some.stream().map(String::valueOf);
            default -> Stream.of(claim.toString());
        };
    }

    /** A claim of this very name, or one inside an object. */
    private static @Nullable Object at(Map<String, ?> claims, String name) {
        if (claims.containsKey(name)) return claims.get(name);
        var dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(textKeys(inner), name.substring(dot + 1))
                : null;
    }

    private static Map<String, Object> textKeys(Map<?, ?> map) {
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }
}
