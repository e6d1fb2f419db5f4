package payer.service.priorauth;

import java.util.List;

/** One line of an authorization: what was asked, where it stands, and what that rests on. */
public record AuthLine(RequestedLine asked, Standing standing, List<LedgerEntry> ledger) {
    public AuthLine {
        ledger = List.copyOf(ledger);
    }

    public int sequence() {
        return asked.sequence();
    }

    public AuthLine now(Standing next) {
        return new AuthLine(asked, next, ledger);
    }

    @Override
    public String toString() {
        return "line " + sequence() + ": " + standing.word();
    }
}
