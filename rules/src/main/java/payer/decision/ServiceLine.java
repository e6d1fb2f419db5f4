package payer.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One service or item that is asked for. */
public record ServiceLine(
        int sequence,
        Code code,
        Set<String> modifiers,
        Optional<Quantity> quantity,
        RequestKind kind,
        List<Code> diagnoses,
        LocalDate ordered,
        LocalDate serviced,
        String placeOfService,
        Provider provider) {

    public ServiceLine {
        if (sequence < 1) throw new IllegalArgumentException("lines are counted from 1");
        modifiers = Set.copyOf(modifiers);
        diagnoses = List.copyOf(diagnoses);
    }

    public static ServiceLine of(int sequence, Code code, LocalDate day) {
        return new ServiceLine(
                sequence,
                code,
                Set.of(),
                Optional.empty(),
                RequestKind.INITIAL,
                List.of(),
                day,
                day,
                "",
                Provider.unknown());
    }

    /** The same at a place of service. */
    public ServiceLine at(String place) {
        return new ServiceLine(
                sequence, code, modifiers, quantity, kind, diagnoses, ordered, serviced, place, provider);
    }

    /** The same, by somebody of whom more is known. */
    public ServiceLine by(Provider known) {
        return new ServiceLine(
                sequence, code, modifiers, quantity, kind, diagnoses, ordered, serviced, placeOfService, known);
    }

    /** The same, ordered on another day. */
    ServiceLine orderedOn(LocalDate day) {
        return new ServiceLine(
                sequence, code, modifiers, quantity, kind, diagnoses, day, serviced, placeOfService, provider);
    }

    /** The same thing asked for once more, on the same day. */
    public boolean repeats(ServiceLine other) {
        return code.equals(other.code) && modifiers.equals(other.modifiers) && serviced.equals(other.serviced);
    }

    /** Only the place in the request: codes and days are about a person. */
    @Override
    public String toString() {
        return "line " + sequence;
    }
}
