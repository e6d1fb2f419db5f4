package payer.service.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * Finds a member by what another system holds of them: the number on their card, their name and their birth date. The number
 * alone is never enough, since a family shares it and hands mistype it; what is given beside it must agree, and what is
 * left out is not held against anyone.
 */
@Singleton
public final class MatchMember {
    private static final int MOST_NUMBERS = 10;
    private static final int MOST_REMEMBERED = 20_000;
    private static final String MEMBER_NUMBER = "MB";

    private final Roster roster;
    /** By the very object: whoever is remembered is worked out once a day. */
    private final Cache<Enrolled, OnADay> insured =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_REMEMBERED).build();

    private record OnADay(LocalDate day, MemberMatch match) {}

    public MatchMember(Roster roster) {
        this.roster = roster;
    }

    /** Who that is among ours, insured on a day. */
    public MemberMatch match(Patient patient, Coverage coverage, LocalDate day) {
        var numbers = numbers(patient, coverage);
        if (numbers.isEmpty()) return new MemberMatch.Unknown();
        var same = roster.withNumbers(numbers).stream()
                .filter(enrolled -> new Likeness(patient, enrolled.patient()).isSamePerson())
                .toList();
        return switch (same.size()) {
            case 0 -> new MemberMatch.Unknown();
            case 1 -> insured(same.getFirst(), day);
            default -> severalOrOneInsured(same, day);
        };
    }

    /** Whether a coverage alone is of anybody insured on a day. Of whom in the family, it does not tell. */
    public boolean isOfAnyone(Coverage coverage, LocalDate day) {
        var numbers = numbers(new Patient(), coverage);
        return !numbers.isEmpty()
                && roster.withNumbers(numbers).stream()
                        .anyMatch(enrolled -> insured(enrolled, day) instanceof MemberMatch.Found);
    }

    private MemberMatch insured(Enrolled enrolled, LocalDate day) {
        var known = insured.getIfPresent(enrolled);
        if (known != null && known.day().equals(day)) return known.match();
        var match = found(enrolled, day);
        insured.put(enrolled, new OnADay(day, match));
        return match;
    }

    private static MemberMatch found(Enrolled enrolled, LocalDate day) {
        return enrolled.insuredOn(day)
                .<MemberMatch>map(MemberMatch.Found::new)
                .orElseGet(() -> new MemberMatch.NotInsured(enrolled.id()));
    }

    /** A person who came back under a new number is on the books twice, but insured once. */
    private static MemberMatch severalOrOneInsured(List<Enrolled> same, LocalDate day) {
        var insured = same.stream()
                .flatMap(enrolled -> enrolled.insuredOn(day).stream())
                .toList();
        return insured.size() == 1 ? new MemberMatch.Found(insured.getFirst()) : new MemberMatch.Several();
    }

    private static Set<String> numbers(Patient patient, Coverage coverage) {
        var numbers = new LinkedHashSet<String>();
        coverage.getIdentifier().forEach(identifier -> add(numbers, identifier.getValue()));
        add(numbers, coverage.getSubscriberId());
        patient.getIdentifier().stream()
                .filter(MatchMember::isMemberNumber)
                .forEach(identifier -> add(numbers, identifier.getValue()));
        return numbers;
    }

    private static boolean isMemberNumber(Identifier identifier) {
        return identifier.getType().getCoding().stream().anyMatch(coding -> MEMBER_NUMBER.equals(coding.getCode()));
    }

    private static void add(Set<String> numbers, @org.jspecify.annotations.Nullable String number) {
        if (number != null && !number.isBlank() && numbers.size() < MOST_NUMBERS) numbers.add(number.strip());
    }
}
