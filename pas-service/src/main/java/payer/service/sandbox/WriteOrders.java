package payer.service.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.runtime.Ids;
import payer.service.sandbox.chart.Nodes;

/** Picks and signs orders, and asks the payer at each of these moments. */
@Singleton
public final class WriteOrders {
    static final String SIGN = "order-sign";
    private static final int MOST_LINES = 6;

    private final CallHook hook;
    private final Ids ids;

    WriteOrders(CallHook hook, Ids ids) {
        this.hook = hook;
        this.ids = ids;
    }

    public void pick(Visit visit, Pick pick) {
        requireOpen(visit);
        if (visit.ordered().size() >= MOST_LINES)
            throw Problem.of(ProblemKind.CONFLICT, "A sheet of orders has " + MOST_LINES + " lines at most");
        var draft = OrderDrafts.draft(ids.next().toString(), pick, visit.patient(), reasons(visit, pick));
        visit.records().put(draft);
        visit.add(new Ordered(Nodes.address(draft), pick.item(), pick.quantity(), pick.day()));
        hook.fire(visit, "order-select", List.of(Nodes.address(draft)));
    }

    /**
     * The payer is asked while it is still a draft; after that it is an order. What the payer suggests is looked at first: the drafts
     * stay drafts until somebody answers, or signs {@code anyway}.
     */
    public void sign(Visit visit, boolean anyway) {
        requireOpen(visit);
        if (visit.ordered().isEmpty()) throw Problem.of(ProblemKind.CONFLICT, "Pick something to order first");
        hook.fire(visit, SIGN, List.of());
        if (visit.advice().suggests() && !anyway) return;
        visit.orders().forEach(order -> visit.records().put(OrderDrafts.signed(order)));
        visit.sign();
    }

    static void requireOpen(Visit visit) {
        if (visit.isSigned())
            throw Problem.of(ProblemKind.CONFLICT, "These orders are signed. Begin anew to order something else");
    }

    private static List<ObjectNode> reasons(Visit visit, Pick pick) {
        return visit.records().ofType("Condition").stream()
                .filter(problem -> pick.reason()
                        .map(id -> id.equals(problem.path("id").asText()))
                        .orElse(true))
                .toList();
    }
}
