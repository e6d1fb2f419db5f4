package payer.service.security.staff;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Where each of the staff works. */
@Singleton
final class Desks {
    private final List<Desk> desks;

    Desks(List<Desk> desks) {
        this.desks = desks.stream().sorted(Comparator.comparingInt(Desk::rank)).toList();
    }

    /** Whoever wanted no page in particular goes to their own work. */
    String destination(String wanted, StaffMember member) {
        var path = LocalPath.of(wanted);
        if (!path.equals(LocalPath.START)) return path;
        return desks.stream()
                .filter(desk -> desk.isFor(member))
                .map(Desk::path)
                .findFirst()
                .orElse(LocalPath.START);
    }
}
