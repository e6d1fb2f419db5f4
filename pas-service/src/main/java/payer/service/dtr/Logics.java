package payer.service.dtr;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;

/** The logic of each published form, made ready once. */
@Singleton
final class Logics {
    private final LibraryShelf shelf = new LibraryShelf();
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    private record Ready(PublishedForm form, FormLogic logic) {}

    /** What was made ready for an earlier publication of the same form gives way. */
    @SuppressWarnings("ReferenceEquality") // a publication is told from another of the same form
    FormLogic of(PublishedForm form) {
        return ready.compute(
                        form.canonical(),
                        (_, known) -> known != null && known.form == form
                                ? known
                                : new Ready(form, FormLogic.of(form, shelf)))
                .logic;
    }
}
