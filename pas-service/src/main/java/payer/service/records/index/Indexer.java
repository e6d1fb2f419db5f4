package payer.service.records.index;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;

/** Makes the index rows of a resource, and says whose compartment it belongs to. */
@Singleton
public final class Indexer {
    private static final Pattern ONE_STEP = Pattern.compile("[A-Z]\\w+\\.([a-z]\\w*)");
    private static final String PATIENT = "Patient/";

    private final SearchParams params;
    private final Values values;
    private final Units units;
    private final FhirContext context;
    private final Map<String, Optional<SearchParam>> owners = new ConcurrentHashMap<>();

    public Indexer(SearchParams params, Values values, Units units, FhirContext context) {
        this.params = params;
        this.values = values;
        this.units = units;
        this.context = context;
    }

    /**
     * What a resource is found by.
     *
     * @param patient the id of the one patient whom it is about; empty if it is about none, or may be about several
     */
    public record Indexed(IndexRows rows, Optional<String> patient) {
        @Override
        public String toString() {
            return "Indexed";
        }
    }

    public Indexed index(Resource resource, String id) {
        var found = values.of(resource);
        return new Indexed(IndexRows.of(resource.fhirType(), found, units), owner(resource.fhirType(), id, found));
    }

    /** The parameter whose one value says whose compartment a record of the type is in; empty for types that may have several. */
    public Optional<SearchParam> ownerParam(String type) {
        return owners.computeIfAbsent(type, this::findOwnerParam);
    }

    private Optional<SearchParam> findOwnerParam(String type) {
        return params.find(type, "patient").filter(this::isSingle);
    }

    /** Whether a parameter's value, where it is a patient, is the owner of the compartment. */
    public boolean isOwner(SearchParam param) {
        return ownerParam(param.type())
                .filter(owner -> owner.expression().equals(param.expression()))
                .isPresent();
    }

    private Optional<String> owner(String type, String id, List<Values.Found> found) {
        if (type.equals("Patient")) return Optional.of(id);
        return ownerParam(type)
                .flatMap(param -> found.stream()
                        .filter(one -> one.param().equals(param))
                        .flatMap(one -> one.values().stream())
                        .filter(Value.Link.class::isInstance)
                        .map(value -> ((Value.Link) value).target())
                        .filter(target -> target.startsWith(PATIENT))
                        .map(target -> target.substring(PATIENT.length()))
                        .findFirst());
    }

    private boolean isSingle(SearchParam param) {
        var step = ONE_STEP.matcher(param.expression());
        if (!step.matches()) return false;
        var child = context.getResourceDefinition(param.type()).getChildByName(step.group(1));
        return child != null && child.getMax() == 1;
    }
}
