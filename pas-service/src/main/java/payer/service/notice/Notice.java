package payer.service.notice;

/**
 * One notification on its way.
 *
 * @param authorization id of the authorization that changed; or {@code handshake}
 * @param number of the event; 0 for a handshake
 */
record Notice(String subscriber, String authorization, long number) {
    static final String TOPIC = "notice";

    private static final String GREETING = "handshake";

    static Notice handshake(Subscriber subscriber) {
        return new Notice(subscriber.id().toString(), GREETING, 0);
    }

    boolean greets() {
        return authorization.equals(GREETING);
    }
}
