package payer.service.plantone;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
final class InjectedField {
    @Inject
    @Nullable
    Object part;
}
