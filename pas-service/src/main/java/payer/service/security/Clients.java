package payer.service.security;

import java.util.List;
import java.util.Optional;
import payer.service.caller.ClientId;

/** The registered clients, as they are stored. Called within a transaction. */
public interface Clients {
    List<Client> all();

    Optional<Client> find(ClientId id);

    /** False if the id is taken. */
    boolean add(Client client);

    /** Stores it under the next version; false if another change came between. */
    boolean change(Client client);
}
