package payer.dtr.artifact;

import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import payer.dtr.Edition;

/** A reference from a form to a definition of its library, in CQL with its ELM beside it. */
record Lookup(String library, Edition edition) {

    static final String INITIAL = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

    static final String CANDIDATE =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-candidateExpression";

    Extension initialExpression(String definition) {
        return expression(INITIAL, definition);
    }

    /** With its translation beside it. */
    Extension expression(String url, String definition) {
        var elm = "{\"type\":\"ExpressionRef\",\"libraryName\":\"%s\",\"name\":\"%s\"}".formatted(library, definition);
        var cql = new Expression()
                .setLanguage(edition.definitionLanguage())
                .setExpression("\"%s\".\"%s\"".formatted(library, definition));
        cql.addExtension(
                edition.alternativeExpression(),
                new Expression().setLanguage("application/elm+json").setExpression(elm));
        return new Extension(url, cql);
    }
}
