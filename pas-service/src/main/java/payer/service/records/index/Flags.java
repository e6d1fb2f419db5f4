package payer.service.records.index;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which token parameters look at nothing but a true or a false. */
@Singleton
public final class Flags {
    private static final String OF_BOOLEAN = ".ofType(boolean)";
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern LOGIC = Pattern.compile(".* (and|or|xor|implies) .*");

    private final FhirContext context;
    private final Map<SearchParam, Boolean> known = new ConcurrentHashMap<>();

    public Flags(FhirContext context) {
        this.context = context;
    }

    public boolean contain(SearchParam param) {
        return param.kind() == ParamKind.TOKEN && known.computeIfAbsent(param, this::isFlag);
    }

    private boolean isFlag(SearchParam param) {
        return Expressions.parts(param.expression()).stream().allMatch(part -> isFlag(param.type(), part));
    }

    private boolean isFlag(String type, String part) {
        if (part.endsWith(OF_BOOLEAN)
                || LOGIC.matcher(IN_BRACKETS.matcher(part).replaceAll("")).matches()) return true;
        return Paths.isWalked(part) && isBoolean(context.getResourceDefinition(type), Paths.names(part));
    }

    private static boolean isBoolean(BaseRuntimeElementDefinition<?> here, List<String> names) {
        if (names.isEmpty()) return here.getName().equals("boolean");
        if (!(here instanceof BaseRuntimeElementCompositeDefinition<?> parent)) return false;
        var name = names.getFirst();
        var child = parent.getChildByName(name);
        if (child == null) return false;
        var there = child.getChildByName(name);
        return there != null && isBoolean(there, names.subList(1, names.size()));
    }
}
