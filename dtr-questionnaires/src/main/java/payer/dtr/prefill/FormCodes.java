package payer.dtr.prefill;

import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** The value sets of a form, as its logic asks for them. */
final class FormCodes implements TerminologyProvider {
    private final FormLogic logic;

    FormCodes(FormLogic logic) {
        this.logic = logic;
    }

    @Override
    public boolean in(Code code, ValueSetInfo set) {
        var system = code.getSystem();
        var value = code.getCode();
        return system != null
                && value != null
                && logic.codes(name(set)).contains(new payer.decision.Code(system, value));
    }

    @Override
    public Iterable<Code> expand(ValueSetInfo set) {
        return logic.codes(name(set)).stream()
                .map(code -> new Code().withSystem(code.system()).withCode(code.value()))
                .toList();
    }

    /** What codes mean is not told here. */
    @Override
    public Code lookup(Code code, CodeSystemInfo system) {
        return code;
    }

    private static String name(ValueSetInfo set) {
        var id = set.getId();
        return id == null ? "" : id;
    }
}
