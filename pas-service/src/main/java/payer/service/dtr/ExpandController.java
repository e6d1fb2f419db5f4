package payer.service.dtr;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ValueSet;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** {@code ValueSet/$expand}. */
@FhirApi
@Controller("/dtr/{edition:2\\.[02]}/fhir/ValueSet")
@Needs(operation = Operations.EXPAND, interaction = Interaction.READ, resource = "ValueSet")
final class ExpandController {
    private final ExpandValueSet expand;
    private final FhirText text;

    ExpandController(ExpandValueSet expand, FhirText text) {
        this.expand = expand;
        this.text = text;
    }

    /** Of one value set; which one, its address tells. */
    @Get("/{id}/$expand{?filter,offset,count}")
    ValueSet one(
            String edition,
            String id,
            @QueryValue Optional<String> filter,
            @QueryValue Optional<String> offset,
            @QueryValue Optional<String> count) {
        return expand(edition, Optional.of(expand.canonical(id, Editions.of(edition))), filter, offset, count);
    }

    @Get("/$expand{?url,filter,offset,count}")
    ValueSet byAddress(
            String edition,
            @QueryValue Optional<String> url,
            @QueryValue Optional<String> filter,
            @QueryValue Optional<String> offset,
            @QueryValue Optional<String> count) {
        return expand(edition, url, filter, offset, count);
    }

    @Post("/$expand")
    ValueSet byParameters(String edition, @Body Received body) {
        var parameters = text.read(body, Parameters.class);
        return expand(
                edition,
                value(parameters, "url"),
                value(parameters, "filter"),
                value(parameters, "offset"),
                value(parameters, "count"));
    }

    private ValueSet expand(
            String edition,
            Optional<String> url,
            Optional<String> filter,
            Optional<String> offset,
            Optional<String> count) {
        var wanted = new ExpandValueSet.Wanted(
                url,
                filter,
                offset.map(text -> number("offset", text)).orElse(0),
                count.map(text -> number("count", text)));
        return expand.expand(wanted, Editions.of(edition));
    }

    private static Optional<String> value(Parameters parameters, String name) {
        return Optional.ofNullable(parameters.getParameter(name))
                .map(Parameters.ParametersParameterComponent::getValue)
                .map(value -> value instanceof PrimitiveType<?> plain ? plain.getValueAsString() : "");
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}"))
            throw Problem.of(ProblemKind.INVALID_VALUE, "A whole number must be given.", name);
        return Integer.parseInt(text);
    }
}
