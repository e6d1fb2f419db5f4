package payer.service.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The text of a resource of ours that stays as it is while we run, kept beside it. What a base says of itself is large and
 * open to everyone: whoever asks again must not make us write it again.
 */
public final class Unchanging {
    private static final String MARK = Unchanging.class.getName();

    private final Map<String, byte[]> texts = new ConcurrentHashMap<>();

    private Unchanging() {}

    /** Before anyone else sees it: marking is not for several threads. */
    public static <T extends Resource> T marked(T resource) {
        resource.setUserData(MARK, new Unchanging());
        return resource;
    }

    /** Empty for a resource that is not marked, as all are that were read from somewhere. */
    public static Optional<Unchanging> of(Resource resource) {
        return Optional.ofNullable((Unchanging) resource.getUserData(MARK));
    }

    /** What was written in this form, or is written now. */
    public byte[] text(String form, Supplier<byte[]> write) {
        return texts.computeIfAbsent(form, _ -> write.get());
    }
}
