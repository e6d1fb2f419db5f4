package payer.service.database;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The database refused or could not be reached. The server's own message may quote values of a row, so this one tells the
 * state alone.
 */
public final class SqlFault extends RuntimeException {
    private final String state;

    public SqlFault(SQLException cause) {
        super("SQL state " + cause.getSQLState(), cause);
        this.state = Optional.ofNullable(cause.getSQLState()).orElse("");
    }

    /** The five characters of the SQL standard; empty if the fault was not the server's. */
    public String state() {
        return state;
    }

    /** Two rows would have had the same unique value. */
    public boolean isDuplicate() {
        return state.equals("23505");
    }
}
