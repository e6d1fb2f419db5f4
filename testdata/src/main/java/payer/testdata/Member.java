package payer.testdata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Reference;

/** Somebody whom the demo payer insures. All of them are made up. */
public record Member(
        String memberId,
        Name name,
        LocalDate birthDate,
        AdministrativeGender gender,
        Background background,
        Place home,
        List<Enrolment> enrolments,
        Optional<Family> family,
        Optional<Integer> birthOrder,
        Optional<LocalDate> died) {

    /** What a member is called; {@code before} is an earlier family name. */
    public record Name(
            String family,
            List<String> given,
            Optional<String> prefix,
            Optional<String> suffix,
            Optional<String> before) {
        public static Name of(String family, String... given) {
            return new Name(family, List.of(given), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Name styled(String prefix, String suffix) {
            return new Name(family, given, Optional.of(prefix), Optional.of(suffix), before);
        }

        public Name formerly(String family) {
            return new Name(this.family, given, prefix, suffix, Optional.of(family));
        }

        public String full() {
            return String.join(" ", given) + " " + family;
        }
    }

    public Member {
        if (!memberId.matches("W\\d{9}")) throw new IllegalArgumentException("a member number is W and nine digits");
        if (enrolments.isEmpty()) throw new IllegalArgumentException("a member has at least one enrolment");
        enrolments = List.copyOf(enrolments);
    }

    public static Member of(
            String memberId,
            Name name,
            String birthDate,
            AdministrativeGender gender,
            Place home,
            Enrolment... enrolments) {
        return new Member(
                memberId,
                name,
                LocalDate.parse(birthDate),
                gender,
                Background.UNSAID,
                home,
                List.of(enrolments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Member from(Background said) {
        return new Member(memberId, name, birthDate, gender, said, home, enrolments, family, birthOrder, died);
    }

    public Member dependentOn(Member subscriber, Family.Relationship relationship, String number) {
        var belonging = Optional.of(new Family(subscriber.memberId, relationship, number));
        return new Member(memberId, name, birthDate, gender, background, home, enrolments, belonging, birthOrder, died);
    }

    public Member bornAs(int order) {
        return new Member(
                memberId, name, birthDate, gender, background, home, enrolments, family, Optional.of(order), died);
    }

    public Member diedOn(String date) {
        var day = Optional.of(LocalDate.parse(date));
        return new Member(memberId, name, birthDate, gender, background, home, enrolments, family, birthOrder, day);
    }

    public String subscriberId() {
        return family.map(Family::subscriberId).orElse(memberId);
    }

    public String patientId() {
        return patientId(memberId);
    }

    public Reference patientReference() {
        return new Reference("Patient/" + patientId());
    }

    static String patientId(String memberId) {
        return StableIds.of("Patient", memberId);
    }

    @Override
    public String toString() {
        return "Member[" + memberId + "]";
    }
}
