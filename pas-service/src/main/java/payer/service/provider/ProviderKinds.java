package payer.service.provider;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The payer's words for kinds of provider, told by the codes that its directory uses. */
@Singleton
final class ProviderKinds {
    private final Map<String, String> byCode;

    ProviderKinds(ProviderSettings settings) {
        this.byCode = settings.kindsByCode();
    }

    /** The first that is told, by the longest beginning of its code. */
    String of(Stream<CodeableConcept> concepts) {
        return concepts.flatMap(concept -> concept.getCoding().stream())
                .filter(Coding::hasCode)
                .flatMap(coding -> kind(coding.getCode()).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<String> kind(String code) {
        return byCode.keySet().stream()
                .filter(code::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(byCode::get);
    }
}
