package payer.service.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.sandbox.chart.ChartedPatient;
import payer.service.sandbox.chart.Resources;
import payer.service.sandbox.wire.Messages;

/** A newcomer with one patient: the records as they become, what is ordered, what the payer said, what went over the wire. */
public final class Visit {
    private final UUID id;
    private final ChartedPatient patient;
    private final Resources records;
    private final Messages messages = new Messages();
    private final List<Ordered> ordered = new ArrayList<>();
    private Advice advice = Advice.NONE;
    private boolean signed;
    private Optional<Decided> decided = Optional.empty();
    private Optional<String> trace = Optional.empty();
    private String secret = "";

    Visit(UUID id, ChartedPatient patient, Resources records) {
        this.id = id;
        this.patient = patient;
        this.records = records;
    }

    public UUID id() {
        return id;
    }

    public ChartedPatient patient() {
        return patient;
    }

    public Resources records() {
        return records;
    }

    public Messages messages() {
        return messages;
    }

    synchronized void add(Ordered order) {
        ordered.add(order);
    }

    /** In the place of what was ordered under the same address, or beside the others. */
    synchronized void put(Ordered order) {
        for (var i = 0; i < ordered.size(); i++)
            if (ordered.get(i).address().equals(order.address())) {
                ordered.set(i, order);
                return;
            }
        ordered.add(order);
    }

    public synchronized List<Ordered> ordered() {
        return List.copyOf(ordered);
    }

    /** The orders as they stand in the records, with what the payer wrote onto them. */
    public List<ObjectNode> orders() {
        return ordered().stream()
                .flatMap(order -> records.at(order.address()).stream())
                .toList();
    }

    synchronized void advised(Advice next) {
        advice = next;
    }

    public synchronized Advice advice() {
        return advice;
    }

    synchronized void sign() {
        signed = true;
    }

    public synchronized boolean isSigned() {
        return signed;
    }

    /** They were to be signed, and the payer suggests something that nobody has answered. */
    public synchronized boolean isHeld() {
        return !signed && advice.hook().equals(WriteOrders.SIGN) && advice.suggests();
    }

    /** A notification that says what is known already, as the first one does, changes nothing. */
    synchronized void decide(Decided next) {
        if (decided.filter(next::isNoNewsAfter).isEmpty()) decided = Optional.of(next);
    }

    public synchronized Optional<Decided> decided() {
        return decided;
    }

    synchronized void asked(String number) {
        trace = Optional.of(number);
    }

    /** The number under which authorization was asked for. */
    synchronized Optional<String> trace() {
        return trace;
    }

    synchronized void listen(String proof) {
        secret = proof;
    }

    /** What a notification to this visit shows; empty if there are none to come. */
    public synchronized String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "Visit[" + id + "]";
    }
}
