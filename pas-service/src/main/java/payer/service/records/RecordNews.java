package payer.service.records;

import java.util.List;

/** What other parts of the service hear of one transaction: which records changed, never what is in them. */
public record RecordNews(List<Item> changed) {
    public RecordNews {
        changed = List.copyOf(changed);
    }

    /** One changed record, by its address {@code Type/id}. */
    public record Item(String reference, int version, Outcome.Kind kind) {
        static Item of(Outcome outcome) {
            return new Item(
                    outcome.version().key().reference(), outcome.version().version(), outcome.kind());
        }
    }
}
