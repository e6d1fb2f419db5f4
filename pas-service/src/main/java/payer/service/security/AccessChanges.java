package payer.service.security;

import java.util.List;

/** What all instances must hear of within seconds. Called within a transaction. */
public interface AccessChanges {

    /** How far an instance has read. */
    record Mark(String transaction) {
        public static final Mark NOTHING = new Mark("0");
    }

    record Changes(Mark mark, List<Client> clients, List<Revocation> revocations) {}

    /**
     * Everything that was committed since the mark was taken. Some of it may have been told before; nothing is left out, also
     * not what a slow transaction commits late.
     */
    Changes since(Mark mark);
}
