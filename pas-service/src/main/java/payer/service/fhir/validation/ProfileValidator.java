package payer.service.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import payer.service.fhir.packages.PackageFolder;
import payer.service.fhir.packages.PackageRefused;

/**
 * Says whether a resource conforms to its profiles. A package set is loaded when it is first asked for, or before by
 * {@link BackgroundLoading}; from then on an answer takes milliseconds, on any number of threads.
 */
@Singleton
public final class ProfileValidator {
    private final Optional<PackageFolder> folder;
    private final Clock clock;
    private final Map<PackageSet, SetInUse> sets = new ConcurrentHashMap<>();

    public ProfileValidator(PackageSettings settings, Clock clock) {
        this.folder = settings.folder().map(PackageFolder::new);
        this.clock = clock;
    }

    /** Against the profiles that the resource itself claims, and what FHIR asks of its type. */
    public ValidationReport validate(IBaseResource resource, PackageSet set) {
        return validate(json(resource), FhirFormat.JSON, Optional.empty(), set);
    }

    /** Against this profile as well, by its canonical address with or without a version. */
    public ValidationReport validate(IBaseResource resource, String profile, PackageSet set) {
        return validate(json(resource), FhirFormat.JSON, Optional.of(profile), set);
    }

    /** JSON exactly as received, so that also what no resource could hold is found. */
    public ValidationReport validateJson(byte[] json, Optional<String> profile, PackageSet set) {
        return validate(json, FhirFormat.JSON, profile, set);
    }

    /** XML exactly as received. */
    public ValidationReport validateXml(byte[] xml, Optional<String> profile, PackageSet set) {
        return validate(xml, FhirFormat.XML, profile, set);
    }

    private static byte[] json(IBaseResource resource) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
    }

    private ValidationReport validate(byte[] text, FhirFormat format, Optional<String> profile, PackageSet set) {
        if (folder.isEmpty())
            return ValidationReport.notDone(
                    set, "Not checked: no folder of FHIR packages is configured (fhir.packages).", "no-packages");
        try {
            return validate(text, format, profile, set, inUse(set, folder.get()).definitions());
        } catch (PackageRefused e) {
            return ValidationReport.notDone(set, "Not checked: " + e.why(), "set-not-loaded");
        }
    }

    private static ValidationReport validate(
            byte[] text, FhirFormat format, Optional<String> profile, PackageSet set, DefinitionSet definitions) {
        var reader = new IssueReader(set);
        var wanted = profile.flatMap(definitions::profile);
        if (profile.isPresent() && wanted.isEmpty())
            return ValidationReport.notDone(
                    set, reader.profileNotLoaded(profile.get()), I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN);
        try {
            var profiles = wanted.<List<StructureDefinition>>map(List::of).orElse(List.of());
            return new ValidationReport(set, true, reader.read(definitions.validate(text, format, profiles)));
        } catch (FHIRException | IOException e) {
            return ValidationReport.notDone(set, "Could not be checked: " + e.getMessage(), "not-readable");
        }
    }

    /** Loads a set now, unless it is loaded. */
    void load(PackageSet set) {
        folder.ifPresent(packages -> inUse(set, packages).definitions());
    }

    private SetInUse inUse(PackageSet set, PackageFolder packages) {
        return sets.computeIfAbsent(set, name -> new SetInUse(name, packages, clock));
    }

    /** How far each known set is, by name: those of {@code sets.txt} and those that somebody asked for. */
    public Map<String, LoadState> states() {
        var states = new TreeMap<String, LoadState>();
        folder.ifPresent(packages ->
                packages.lists().all().keySet().forEach(name -> states.put(name, new LoadState.NotLoaded())));
        sets.forEach((set, inUse) -> states.put(set.name(), inUse.state()));
        return states;
    }
}
