package payer.service.security;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.caller.Caller;

/** Hands an open route its caller, if it is known. */
@Singleton
final class KnownCallerArgument implements TypedRequestArgumentBinder<Optional<Caller>> {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // an Argument cannot be made of a generic type in another way
    public Argument<Optional<Caller>> argumentType() {
        return (Argument) Argument.of(Optional.class, Caller.class);
    }

    @Override
    public BindingResult<Optional<Caller>> bind(
            ArgumentConversionContext<Optional<Caller>> context, HttpRequest<?> source) {
        var caller = source.getAttribute(AccessFilter.CALLER, Caller.class);
        return () -> Optional.of(caller);
    }
}
