package payer.dtr.prefill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import payer.decision.RequestKind;
import payer.dtr.Origin;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.artifact.Words;
import payer.dtr.form.FormPlan;

/**
 * A form as far as machines could fill it in.
 *
 * @param fromPayer the questions whose answers come from the payer's own data
 * @param contradicted the questions to which chart and payer's data give different answers
 * @param notes what else the client should know
 */
public record Filled(Prefill.Prepared prepared, List<String> fromPayer, List<String> contradicted, List<String> notes) {

    public Filled {
        fromPayer = List.copyOf(fromPayer);
        contradicted = List.copyOf(contradicted);
        notes = List.copyOf(notes);
    }

    public static Filled of(Prefill.Prepared fromChart) {
        return new Filled(fromChart, List.of(), List.of(), List.of());
    }

    /** With what kind of request it is, where the form asks that: its sections open by it. */
    public Filled ofKind(FormPlan plan, RequestKind kind) {
        if (!plan.kinds().contains(kind)) return this;
        var answers = new LinkedHashMap<>(prepared.answers());
        answers.put(FormPlan.REQUEST_KIND, List.of(new Given(Words.kind(kind), Origin.CHART)));
        var gaps = new LinkedHashMap<>(prepared.gaps());
        gaps.remove(FormPlan.REQUEST_KIND);
        return new Filled(new Prefill.Prepared(answers, gaps), fromPayer, contradicted, notes);
    }

    public Filled noting(String text) {
        var more = new ArrayList<>(notes);
        more.add(text);
        return new Filled(prepared, fromPayer, contradicted, more);
    }

    /** With the payer's answers where the chart has none. Where both have one, the chart's stands, and a difference is told. */
    public Filled with(Prefill.Prepared payers) {
        var answers = new LinkedHashMap<>(prepared.answers());
        var gaps = new LinkedHashMap<>(prepared.gaps());
        var added = new ArrayList<String>();
        var differing = new ArrayList<String>();
        payers.answers().forEach((linkId, given) -> {
            if (isBeside(linkId)) return;
            var ours = answers.putIfAbsent(linkId, given);
            if (ours == null) added.add(linkId);
            else if (!isSame(ours, given)) differing.add(linkId);
        });
        added.forEach(gaps::remove);
        return new Filled(new Prefill.Prepared(answers, gaps), added, differing, notes);
    }

    /** The day of one answer is not the day of another. */
    private boolean isBeside(String linkId) {
        return prepared.answers().keySet().stream().anyMatch(answered -> linkId.startsWith(answered + "."));
    }

    private static boolean isSame(List<Given> some, List<Given> others) {
        return some.stream().allMatch(one -> others.stream().anyMatch(other -> one.isSame(other)));
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Filled";
    }
}
