package payer.service.priorauth;

import java.util.List;
import java.util.Optional;

/** One line of an authorization: what was asked, where it stands, and what that rests on. */
public record AuthLine(RequestedLine asked, Standing standing, List<LedgerEntry> ledger) {
    public AuthLine {
        ledger = List.copyOf(ledger);
    }

    public int sequence() {
        return asked.sequence();
    }

    boolean isLookedAtAgain() {
        return standing instanceof Standing.Reopened;
    }

    public AuthLine now(Standing next) {
        return new AuthLine(asked, next, ledger);
    }

    /** The same in the place of a line of which something was granted; while it is open, that holds on under its number. */
    AuthLine changing(Optional<Standing.InForce> granted) {
        return granted.map(before ->
                        new AuthLine(asked.continuing(Optional.of(before.number())), standing.over(before), ledger))
                .orElse(this);
    }

    @Override
    public String toString() {
        return "line " + sequence() + ": " + standing.word();
    }
}
