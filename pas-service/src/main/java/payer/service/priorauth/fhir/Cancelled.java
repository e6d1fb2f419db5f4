package payer.service.priorauth.fhir;

import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BooleanType;

/** How a claim marks a line, or what was sent along, as taken back. */
final class Cancelled {
    static final String URL = Pas.structure("modifierextension-infoCancelled");

    private Cancelled() {}

    static boolean is(BackboneElement element) {
        return element.getModifierExtension().stream()
                .filter(extension -> URL.equals(extension.getUrl()))
                .anyMatch(extension -> extension.getValue() instanceof BooleanType yes && yes.booleanValue());
    }
}
