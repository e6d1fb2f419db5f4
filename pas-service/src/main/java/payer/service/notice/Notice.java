package payer.service.notice;

import java.util.UUID;

/**
 * One notification on its way.
 *
 * @param authorization id of the authorization that changed; or {@code handshake}, or {@code heartbeat}
 * @param number of the event; 0 where there is none
 */
record Notice(String subscriber, String authorization, long number) {
    static final String TOPIC = "notice";

    private static final String GREETING = "handshake";
    private static final String SIGN_OF_LIFE = "heartbeat";

    static Notice handshake(Subscriber subscriber) {
        return new Notice(subscriber.id().toString(), GREETING, 0);
    }

    static Notice heartbeat(UUID subscriber) {
        return new Notice(subscriber.toString(), SIGN_OF_LIFE, 0);
    }

    boolean isHeartbeat() {
        return authorization.equals(SIGN_OF_LIFE);
    }

    boolean greets() {
        return authorization.equals(GREETING);
    }
}
