package payer.service.fhir.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.context.ContextUtilities;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManager.XVerExtensionStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerFactory;

/**
 * Extensions by which FHIR R4 borrows an element of another release, such as {@code Claim.encounter} of R5 in PAS 2.0. No
 * package has them: each is made from the paths of that release when it is first asked for. The library makes them too, but
 * only when a resource uses one, and not when it has to tell one slice of a profile from another.
 */
final class BorrowedExtensions {
    private static final Pattern ADDRESS =
            Pattern.compile("http://hl7\\.org/fhir/[1-6]\\.\\d/StructureDefinition/extension-[^|]+");

    /** The guides borrow a dozen; whoever sends all that there are must not fill our memory. */
    private static final int MOST_KEPT = 200;

    private final IWorkerContext context;
    private final Map<String, StructureDefinition> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StructureDefinition> eldest) {
            return size() > MOST_KEPT;
        }
    };

    BorrowedExtensions(IWorkerContext context) {
        this.context = context;
    }

    /** One at a time: making a snapshot is not safe among threads. */
    synchronized Optional<StructureDefinition> find(String address) {
        if (!ADDRESS.matcher(address).matches()) return Optional.empty();
        var known = made.get(address);
        return known == null ? make(address) : Optional.of(known);
    }

    private Optional<StructureDefinition> make(String address) {
        var library = XVerExtensionManagerFactory.createExtensionManager(context);
        if (library.status(address) != XVerExtensionStatus.Valid) return Optional.empty();
        var definition = library.getDefinition(address);
        new ContextUtilities(context).generateSnapshot(definition);
        made.put(address, definition);
        return Optional.of(definition);
    }
}
