package payer.service.records.differential;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import payer.service.records.index.ParamKind;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;

/** Makes records in which any element that a search parameter looks at may be there, with any value of its type. */
final class RandomRecords {
    private final FhirContext context;
    private final SearchParams params;
    private final RandomValues values;
    private final Chance chance;

    RandomRecords(FhirContext context, SearchParams params, RandomValues values, Chance chance) {
        this.context = context;
        this.params = params;
        this.values = values;
        this.chance = chance;
    }

    Resource of(String type, String id, String tag) {
        var resource = (Resource) context.getResourceDefinition(type).newInstance();
        resource.setId(id);
        resource.getMeta().addTag().setCode(tag);
        if (chance.once(2)) resource.getMeta().setSource(chance.any(Pools.URIS));
        if (chance.once(2)) resource.getMeta().addProfile(chance.any(Pools.URIS));
        for (var param : params.of(type)) if (!param.code().startsWith("_") && !chance.once(4)) add(resource, param);
        return resource;
    }

    private void add(Resource resource, SearchParam param) {
        var ways = Expression.of(param.expression());
        if (ways.isEmpty()) return;
        var way = chance.any(ways);
        if (param.kind() != ParamKind.COMPOSITE) put(resource, way.steps(), param);
        else
            for (var part : param.components()) {
                var rest = chance.any(Expression.of(part.expression())).steps();
                put(
                        resource,
                        java.util.stream.Stream.concat(way.steps().stream(), rest.stream())
                                .toList(),
                        param);
            }
    }

    /** What is there is gone into more often than not, so that elements come to stand beside each other. */
    private void put(IBase element, List<Expression.Step> steps, SearchParam param) {
        if (steps.isEmpty()
                || !(context.getElementDefinition(element.getClass())
                        instanceof BaseRuntimeElementCompositeDefinition<?> definition)) return;
        var step = steps.getFirst();
        var child = child(definition, step.name());
        if (child == null) return;
        var there = child.getAccessor().getValues(element);
        var isFull = child.getMax() == 1 && !there.isEmpty();
        var isEntered = !step.name().equals("extension") && !there.isEmpty() && !chance.once(3);
        if (isFull || isEntered) put(there.getLast(), steps.subList(1, steps.size()), param);
        else {
            var made = made(child, step, steps, param);
            if (made == null) return;
            child.getMutator().addValue(element, made);
            if (!values.fill(made, child)) put(made, steps.subList(1, steps.size()), param);
        }
    }

    private static @org.jspecify.annotations.Nullable BaseRuntimeChildDefinition child(
            BaseRuntimeElementCompositeDefinition<?> definition, String name) {
        var child = definition.getChildByName(name);
        return child != null ? child : definition.getChildByName(name + "[x]");
    }

    private @org.jspecify.annotations.Nullable IBase made(
            BaseRuntimeChildDefinition child, Expression.Step step, List<Expression.Step> steps, SearchParam param) {
        if (step.name().equals("extension")) return extension(step, steps, param);
        var names = child.getValidChildNames().stream().sorted().toList();
        var wanted = step.type().map(type -> step.name() + Character.toUpperCase(type.charAt(0)) + type.substring(1));
        var name = wanted.filter(names::contains).orElseGet(() -> chance.any(names));
        var definition = child.getChildByName(name);
        if (definition == null) return null;
        return definition.newInstance(child.getInstanceConstructorArguments());
    }

    /** An extension may say anything, so what it says is chosen by what is searched for in it. */
    private Extension extension(Expression.Step step, List<Expression.Step> steps, SearchParam param) {
        var url = step.where().map(Expression.Where::value).orElse("part");
        var extension = new Extension().setUrl(url);
        if (steps.stream().filter(each -> each.name().equals("extension")).count() > 1)
            extension.addExtension(
                    new Extension().setUrl("part").setValue((Type) values.ofExtension(param.kind(), true)));
        else {
            var isCoding = steps.size() > 2 && steps.get(2).name().equals("code");
            extension.setValue((Type) values.ofExtension(param.kind(), isCoding));
        }
        return extension;
    }
}
