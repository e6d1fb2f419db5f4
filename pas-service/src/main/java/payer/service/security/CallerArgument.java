package payer.service.security;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import payer.service.caller.Caller;

/** Hands the verified caller to a route that takes one as an argument. */
@Singleton
final class CallerArgument implements TypedRequestArgumentBinder<Caller> {

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        var caller = source.getAttribute(AccessFilter.CALLER, Caller.class);
        return () -> caller;
    }
}
