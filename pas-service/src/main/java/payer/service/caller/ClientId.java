package payer.service.caller;

/** The id under which a client is registered. Never given to another once revoked. */
public record ClientId(String value) {
    public ClientId {
        if (!value.matches("[A-Za-z0-9._~-]{1,100}"))
            throw new IllegalArgumentException("a client id is up to 100 letters, digits and any of . _ ~ -");
    }

    @Override
    public String toString() {
        return value;
    }
}
