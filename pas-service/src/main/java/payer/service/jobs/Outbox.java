package payer.service.jobs;

/** Messages that leave with a transaction: each consumer of a topic gets each message at least once. */
public interface Outbox {

    /**
     * Puts a message into the surrounding transaction, which must exist; it is delivered once that has committed, and never if
     * it rolls back. Messages of one key reach a consumer in the order of their puts, as far as the puts themselves had one
     * (both in one transaction, or the later one begun after the earlier one had committed). A topic that nobody consumes
     * keeps nothing.
     *
     * @param key what the message is about, such as a request's id: never a person's data
     * @param payload written as JSON
     */
    void put(String topic, String key, Object payload);
}
