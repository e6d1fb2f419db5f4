package payer.service.records.index;

import java.util.List;

/**
 * A parameter that records of one type can be searched by.
 *
 * @param url the canonical of its definition
 * @param expression FHIRPath, of this type alone
 * @param targets for a reference, the types that it may lead to; empty if any
 * @param components the parts of a composite, in order
 */
public record SearchParam(
        String type,
        String code,
        ParamKind kind,
        String url,
        String expression,
        List<String> targets,
        List<Component> components) {

    /** One part of a composite; the expression is relative to what the composite's own expression gives. */
    public record Component(ParamKind kind, String expression) {}

    public SearchParam {
        targets = List.copyOf(targets);
        components = List.copyOf(components);
    }

    public String name() {
        return type + "." + code;
    }

    /** How index rows name it. The registry refuses two parameters of one number. */
    public int number() {
        return (int) Keys.ofName(name());
    }

    /** Another number when index rows would be made in another way. */
    public long definition() {
        return Keys.of(
                IndexRows.format(this), name(), kind.code(), expression, targets.toString(), components.toString());
    }

    /** To nothing that is kept here; questionnaires are, by their canonicals. */
    boolean leadsElsewhere() {
        return !targets.isEmpty() && targets.stream().noneMatch(RecordTypes::keeps);
    }

    public boolean mayLeadTo(String target) {
        return targets.isEmpty() || targets.contains(target);
    }

    @Override
    public String toString() {
        return name();
    }
}
