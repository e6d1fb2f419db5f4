package payer.service.security.staff;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Hands a page the one who has signed in. */
@Singleton
final class VisitArgument implements TypedRequestArgumentBinder<Visit> {
    static final String ATTRIBUTE = "payer.service.security.staff.visit";

    @Override
    public Argument<Visit> argumentType() {
        return Argument.of(Visit.class);
    }

    @Override
    public BindingResult<Visit> bind(ArgumentConversionContext<Visit> context, HttpRequest<?> source) {
        var visit = source.getAttribute(ATTRIBUTE, Visit.class);
        return () -> visit;
    }
}
