package payer.service.fhir.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Enumerations.CodeSystemContentMode;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.terminologies.ImplicitValueSets;
import org.hl7.fhir.r5.terminologies.utilities.TerminologyServiceErrorClass;
import org.hl7.fhir.r5.terminologies.utilities.ValidationResult;
import org.hl7.fhir.r5.terminologies.validation.VSCheckerException;
import org.hl7.fhir.r5.terminologies.validation.ValueSetValidator;
import org.hl7.fhir.r5.utils.validation.ValidationContextCarrier;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one package set, as HL7's validator wants to be served with them, without any server behind. Answers
 * about codes are worked out anew each time: the library's own cache would keep what patients' records say, without limit.
 */
final class OfflineContext extends SimpleWorkerContext {
    private static final String NOT_IN_VALUE_SET = "not-in-vs";
    private static final String CODING_NOT_IN_VALUE_SET = "this-code-not-in-vs";

    private final BorrowedExtensions borrowed = new BorrowedExtensions(this);
    private volatile List<StructureDefinition> types = List.of();

    OfflineContext() throws IOException {
        super(new SimpleWorkerContextBuilder().fromNothing());
        version = DefinitionSet.FHIR_VERSION;
        setAllowLoadingDuplicates(true);
        setCanRunWithoutTerminology(true);
        setNoTerminologyServer(true);
        setCachingAllowed(false);
        setUcumService(units());
    }

    private static UcumEssenceService units() throws IOException {
        try (var units = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(units);
        } catch (UcumException e) {
            throw new IOException("cannot read the units of measure", e);
        }
    }

    void register(PackagedDefinition definition) {
        registerResourceFromPackage(definition, definition.origin());
    }

    void addFile(String name, byte[] content) {
        binaries.put(name, () -> content);
    }

    /** From here on whoever asks for all structures gets the types: nobody needs every profile at once. */
    void seal(List<StructureDefinition> definedTypes) {
        types = List.copyOf(definedTypes);
    }

    @Override
    @SuppressWarnings("unchecked") // a list of structures is asked for and given
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        if (!type.equals(StructureDefinition.class) || types.isEmpty()) return super.fetchResourcesByType(type);
        return (List<T>) new ArrayList<>(types);
    }

    @Override
    public List<StructureDefinition> listStructures() {
        return types.isEmpty() ? super.listStructures() : new ArrayList<>(types);
    }

    /** Whoever wants a definition by its address comes here in the end. */
    @Override
    public <T extends Resource> @Nullable T fetchResourceWithExceptionByVersion(
            Class<T> type, @Nullable String uri, @Nullable String version, @Nullable Resource source) {
        var found = super.fetchResourceWithExceptionByVersion(type, uri, version, source);
        if (found != null || uri == null || types.isEmpty() || !type.equals(StructureDefinition.class)) return found;
        return borrowed.find(uri).map(type::cast).orElse(null);
    }

    /** The library would note on disk, and for good, each address that it did not find. */
    @Override
    public <T extends Resource> @Nullable T findTxResource(Class<T> type, String url) {
        return orImplied(fetchResource(type, url), type, url);
    }

    @Override
    public <T extends Resource> @Nullable T findTxResource(
            Class<T> type, String url, @Nullable String version, @Nullable Resource source) {
        return orImplied(fetchResource(type, url, version, source), type, url);
    }

    /** Some code systems define value sets by a form of address. */
    private <T extends Resource> @Nullable T orImplied(@Nullable T found, Class<T> type, String url) {
        if (found != null || !type.equals(ValueSet.class)) return found;
        return type.cast(new ImplicitValueSets(getExpansionParameters()).generateImplicitValueSet(url));
    }

    /** A bare code: where all codes of its value set are of one system held elsewhere or known in part, the system is plain. */
    @Override
    public ValidationResult validateCode(ValidationOptions options, String code, @Nullable ValueSet set) {
        return onlySystem(set)
                .filter(system -> !isComplete(system))
                .map(system -> validateCode(options, new Coding(system, code, null), set))
                .orElseGet(() -> super.validateCode(options, code, set));
    }

    private static Optional<String> onlySystem(@Nullable ValueSet set) {
        if (set == null || set.getCompose().getInclude().size() != 1) return Optional.empty();
        var include = set.getCompose().getIncludeFirstRep();
        var isOnly = include.hasSystem() && !include.hasConcept() && !include.hasValueSet();
        return isOnly ? Optional.of(include.getSystem()) : Optional.empty();
    }

    @Override
    public ValidationResult validateCode(
            ValidationOptions options,
            String path,
            Coding coding,
            @Nullable ValueSet set,
            ValidationContextCarrier carrier) {
        if (isHeldElsewhere(coding)) return answer(List.of(coding), set, List.of());
        return ask(
                constructValueSetCheckerSimple(options, set, carrier),
                checker -> checker.validateCode(path, coding.copy()));
    }

    /** A concept is good if one of its codings is; one held elsewhere may be, unless the value set's text rules it out. */
    @Override
    public ValidationResult validateCode(ValidationOptions options, CodeableConcept concept, @Nullable ValueSet set) {
        var elsewhere =
                concept.getCoding().stream().filter(this::isHeldElsewhere).toList();
        var here = concept.copy();
        here.getCoding().removeIf(this::isHeldElsewhere);
        if (elsewhere.isEmpty()) return askHere(options, here, set);
        if (!here.hasCoding()) return answer(elsewhere, set, List.of());
        var answer = askHere(options, here, set);
        return answer.isOk() ? answer : answer(elsewhere, set, otherThanMembership(answer.getIssues()));
    }

    private ValidationResult askHere(ValidationOptions options, CodeableConcept concept, @Nullable ValueSet set) {
        return ask(
                constructValueSetCheckerSimple(options, set),
                checker -> checker.validateCode("CodeableConcept", concept));
    }

    private boolean isHeldElsewhere(Coding coding) {
        return coding.hasSystem()
                && CodesHeldElsewhere.isSystem(coding.getSystem())
                && content(coding.getSystem()).filter(OfflineContext::hasCodes).isEmpty();
    }

    private boolean isComplete(String system) {
        return content(system).filter(CodeSystemContentMode.COMPLETE::equals).isPresent();
    }

    private static boolean hasCodes(CodeSystemContentMode content) {
        return content != CodeSystemContentMode.NOTPRESENT && content != CodeSystemContentMode.EXAMPLE;
    }

    private Optional<CodeSystemContentMode> content(String system) {
        return Optional.ofNullable(fetchCodeSystem(system)).map(found -> found.getContent());
    }

    private ValidationResult answer(
            List<Coding> elsewhere, @Nullable ValueSet set, List<OperationOutcomeIssueComponent> issues) {
        var membership = elsewhere.stream()
                .map(coding -> set == null ? Membership.UNKNOWN : Membership.of(coding, set, this::valueSet))
                .min(Membership::compareTo)
                .orElseThrow();
        return switch (membership) {
            case YES -> found(elsewhere.getFirst(), issues);
            case UNKNOWN ->
                new ValidationResult(IssueSeverity.ERROR, null, TerminologyServiceErrorClass.NOSERVICE, issues);
            case NO -> new ValidationResult(IssueSeverity.ERROR, null, TerminologyServiceErrorClass.UNKNOWN, issues);
        };
    }

    private static ValidationResult found(Coding coding, List<OperationOutcomeIssueComponent> issues) {
        var concept = new ConceptDefinitionComponent(coding.getCode());
        return new ValidationResult(null, (String) null, coding.getSystem(), null, concept, null, issues);
    }

    private Optional<ValueSet> valueSet(String url) {
        return Optional.ofNullable(fetchResource(ValueSet.class, url));
    }

    /** What is wrong with the other codings in themselves stays wrong whatever the value set holds. */
    private static List<OperationOutcomeIssueComponent> otherThanMembership(
            List<OperationOutcomeIssueComponent> issues) {
        return issues.stream()
                .filter(issue -> issue.getDetails().getCoding().stream()
                        .map(Coding::getCode)
                        .noneMatch(code -> NOT_IN_VALUE_SET.equals(code) || CODING_NOT_IN_VALUE_SET.equals(code)))
                .toList();
    }

    /** Asks the library, which throws rather than answers where it lacks a definition. */
    private static ValidationResult ask(
            ValueSetValidator checker, Function<ValueSetValidator, ValidationResult> question) {
        var unknownSystems = new HashSet<String>();
        checker.setUnknownSystems(unknownSystems);
        checker.setThrowToServer(false);
        try {
            return question.apply(checker);
        } catch (VSCheckerException e) {
            var issues = Optional.ofNullable(e.getIssues()).orElse(List.of());
            if (e.isWarning() || e.getType() == TerminologyServiceErrorClass.CODESYSTEM_UNSUPPORTED)
                return new ValidationResult(
                        IssueSeverity.WARNING, e.getMessage(), TerminologyServiceErrorClass.BLOCKED_BY_OPTIONS, issues);
            return notAnswered(e, unknownSystems, issues);
        } catch (FHIRException e) {
            return notAnswered(e, unknownSystems, List.of());
        }
    }

    private static ValidationResult notAnswered(
            FHIRException why, Set<String> unknownSystems, List<OperationOutcomeIssueComponent> issues) {
        var kind = unknownSystems.isEmpty()
                ? TerminologyServiceErrorClass.UNKNOWN
                : TerminologyServiceErrorClass.CODESYSTEM_UNSUPPORTED;
        return new ValidationResult(IssueSeverity.ERROR, why.getMessage(), kind, issues)
                .setUnknownSystems(unknownSystems);
    }
}
