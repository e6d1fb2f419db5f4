package payer.service.priorauth;

import java.util.List;
import payer.decision.Fact;

/** The facts in what was sent for an authorization and kept as received. */
public interface SentFacts {
    List<Fact> of(List<PriorAuths.Document> documents);
}
