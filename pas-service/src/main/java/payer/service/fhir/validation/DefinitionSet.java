package payer.service.fhir.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;
import payer.service.fhir.packages.PackageId;

/** One package set in memory, shared by all threads. */
final class DefinitionSet {
    static final String FHIR_VERSION = "4.0.1";

    private final OfflineContext context;
    private final List<PackageId> packages;
    private final int definitions;

    DefinitionSet(OfflineContext context, List<PackageId> packages, int definitions) {
        this.context = context;
        this.packages = packages;
        this.definitions = definitions;
    }

    LoadState.Loaded loadedIn(Duration took) {
        return new LoadState.Loaded(packages.size(), definitions, took);
    }

    Optional<StructureDefinition> profile(String url) {
        return Optional.ofNullable(context.fetchResource(StructureDefinition.class, url));
    }

    /** Each call has a validator of its own: it keeps what it has seen of a resource. */
    List<ValidationMessage> validate(byte[] text, FhirFormat format, List<StructureDefinition> profiles)
            throws FHIRException, IOException {
        var messages = new ArrayList<ValidationMessage>();
        var input = new ByteArrayInputStream(text);
        ShutLibrary.during(() -> validator().validate(null, messages, input, format, new ArrayList<>(profiles)));
        return messages;
    }

    @SuppressWarnings("NullAway") // the library's own word for "no services of ours": its annotation forgets it
    private InstanceValidator validator() {
        var validator = new InstanceValidator(context, null, null, new ValidatorSession(), new ValidatorSettings());
        validator.setAnyExtensionsAllowed(true);
        validator.setAllowExamples(true);
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setErrorForUnknownProfiles(false);
        validator.setFetcher(new NothingOutside());
        validator.setPolicyAdvisor(new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of()));
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setUnknownCodeSystemsCauseErrors(false);
        return validator;
    }
}
