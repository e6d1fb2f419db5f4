package payer.service.fhir.edge;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.fhir.Preferences;

/** Lets a controller take {@link Preferences} as an argument. */
@Singleton
final class PreferencesBinder implements TypedRequestArgumentBinder<Preferences> {

    @Override
    public Argument<Preferences> argumentType() {
        return Argument.of(Preferences.class);
    }

    @Override
    public BindingResult<Preferences> bind(ArgumentConversionContext<Preferences> context, HttpRequest<?> request) {
        var preferences = Preferences.of(request);
        return () -> Optional.of(preferences);
    }
}
