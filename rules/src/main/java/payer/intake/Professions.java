package payer.intake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import payer.decision.Author;

/** Professions in the words of policies, told by the first characters of a provider taxonomy code. */
final class Professions {

    static final String LABORATORY = "laboratory";

    private static final String TAXONOMY = "http://nucc.org/provider-taxonomy";
    private static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";
    private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

    static {
        BY_PREFIX.put("20", "physician");
        BY_PREFIX.put("2251", "physical-therapist");
        BY_PREFIX.put("225X", "occupational-therapist");
        BY_PREFIX.put("2279", "respiratory-therapist");
        BY_PREFIX.put("224P", "prosthetist");
        BY_PREFIX.put("363L", "nurse-practitioner");
        BY_PREFIX.put("363A", "physician-assistant");
        BY_PREFIX.put("163W", "nurse");
    }

    private Professions() {}

    static String of(Practitioner practitioner) {
        return codes(practitioner)
                .filter(coding -> TAXONOMY.equals(coding.getSystem()))
                .flatMap(coding -> BY_PREFIX.entrySet().stream()
                        .filter(entry -> coding.getCode().startsWith(entry.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst()
                .orElse(Author.PRACTITIONER);
    }

    /** Certificates that are no profession, such as {@code resna-atp}. */
    static Set<String> credentials(Practitioner practitioner) {
        return codes(practitioner)
                .filter(coding -> !TAXONOMY.equals(coding.getSystem()))
                .map(coding -> coding.getCode().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Stream<Coding> codes(Practitioner practitioner) {
        return practitioner.getQualification().stream()
                .flatMap(qualification -> qualification.getCode().getCoding().stream())
                .filter(Coding::hasCode);
    }

    /** A laboratory has a CLIA number. */
    static boolean isLaboratory(Organization organization) {
        return organization.getIdentifier().stream().anyMatch(identifier -> CLIA.equals(identifier.getSystem()));
    }
}
