package payer.service.fhir.reading;

import java.util.HashSet;
import java.util.Set;

/** The codes of a value set that the base specification fixes, from the enum that HAPI made of it. */
final class Codes {
    private Codes() {}

    static Set<String> of(Class<? extends Enum<?>> type) {
        var codes = new HashSet<String>();
        for (var constant : type.getEnumConstants()) if (!constant.name().equals("NULL")) codes.add(codeOf(constant));
        return Set.copyOf(codes);
    }

    private static String codeOf(Enum<?> constant) {
        try {
            return (String) constant.getDeclaringClass().getMethod("toCode").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no code for " + constant.getDeclaringClass(), e);
        }
    }
}
