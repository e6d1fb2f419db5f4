package payer.service.member;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Whether two Patients are one person, by birth date and name, as far as the first tells them. */
record Likeness(Patient told, Patient known) {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    boolean isSamePerson() {
        var agree = birthDatesAgree() && familiesAgree() && givenNamesAgree();
        return agree && (told.hasBirthDate() || !families(told).isEmpty());
    }

    private boolean birthDatesAgree() {
        if (!told.hasBirthDate() || !known.hasBirthDate()) return true;
        var one = told.getBirthDateElement().getValueAsString();
        var other = known.getBirthDateElement().getValueAsString();
        return one.startsWith(other) || other.startsWith(one);
    }

    /** Any of the names that a person has had will do. */
    private boolean familiesAgree() {
        var theirs = families(told);
        return theirs.isEmpty() || families(known).stream().anyMatch(theirs::contains);
    }

    /** One given name in common, written out or as its first letter: it tells twins apart. */
    private boolean givenNamesAgree() {
        var theirs = givenNames(told);
        var ours = givenNames(known);
        if (theirs.isEmpty() || ours.isEmpty()) return true;
        return theirs.stream().anyMatch(one -> ours.stream().anyMatch(other -> agree(one, other)));
    }

    private static boolean agree(String one, String other) {
        return one.equals(other)
                || (one.length() == 1 && other.startsWith(one))
                || (other.length() == 1 && one.startsWith(other));
    }

    private static Set<String> families(Patient patient) {
        return names(patient, name -> name.hasFamily() ? Stream.of(name.getFamily()) : Stream.empty());
    }

    private static Set<String> givenNames(Patient patient) {
        return names(patient, name -> name.getGiven().stream().map(StringType::getValue));
    }

    private static Set<String> names(Patient patient, Function<HumanName, Stream<String>> part) {
        return patient.getName().stream()
                .flatMap(part)
                .map(Likeness::plain)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Without accents, hyphens and the like, which systems keep or lose as they please. */
    private static String plain(String name) {
        return NO_LETTER
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Likeness";
    }
}
