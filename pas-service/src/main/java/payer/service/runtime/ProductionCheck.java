package payer.service.runtime;

import java.util.List;

/** Says what of a part's configuration must not be in production. The process refuses to start while any part objects. */
public interface ProductionCheck {

    /** One sentence for each objection, naming the configuration key; empty when there is none. */
    List<String> objections();
}
