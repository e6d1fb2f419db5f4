package payer.service.sandbox.pages;

import java.util.List;
import java.util.Optional;
import payer.service.sandbox.Advice;
import payer.service.sandbox.CoverageSaid;
import payer.service.sandbox.Decided;
import payer.service.sandbox.chart.ChartedPatient;

/**
 * A visit as its page shows it.
 *
 * @param held that the orders were to be signed, and the payer suggests something first
 * @param mustAsk that the payer has said that authorization is needed
 * @param forms how many forms the payer named
 * @param answered how many filled forms the chart holds
 * @param app that the payer's form app is there
 */
public record VisitPage(
        String id,
        ChartedPatient patient,
        String insurance,
        List<Glance> chart,
        List<Choice> items,
        List<Choice> reasons,
        String today,
        String last,
        List<Line> orders,
        Advice advice,
        boolean signed,
        boolean held,
        boolean mustAsk,
        int forms,
        int answered,
        boolean app,
        Optional<Decided> decided,
        boolean listening,
        List<WireLine> messages,
        int lastMessage) {

    /** A part of the chart. */
    public record Glance(String title, List<Entry> entries) {}

    /** One entry, and when it was. */
    public record Entry(String text, String when) {}

    /** Something to choose. */
    public record Choice(String value, String words, boolean chosen) {}

    /** An order, and what the payer wrote onto it. */
    public record Line(String words, String code, int quantity, String state, List<CoverageSaid> said) {}

    /** A message in one line. */
    public record WireLine(int number, String from, String to, String title, String what, int status, String tone) {}

    public List<WireLine> messagesAfter(int number) {
        return messages.stream().filter(message -> message.number() > number).toList();
    }

    @Override
    public String toString() {
        return "VisitPage[" + id + "]";
    }
}
