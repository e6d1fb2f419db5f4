package payer.service.fhir.validation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * What is made ready for profile validation.
 *
 * @param load names of the package sets to load at start, in the background; any other is loaded when first used
 */
@ConfigurationProperties("fhir.validation")
public record ValidationSettings(
        @Bindable(defaultValue = "") List<String> load) {

    public ValidationSettings {
        load = load.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    public List<PackageSet> sets() {
        return load.stream().map(PackageSet::new).toList();
    }
}
