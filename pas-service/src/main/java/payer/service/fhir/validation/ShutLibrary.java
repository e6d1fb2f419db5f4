package payer.service.fhir.validation;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess.FileAccessPolicy;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;

/**
 * Keeps HL7's library from files and from the web. A resource can name a file whose content the library would read and tell
 * about (an attachment with a {@code file:} address and a hash). Only when a context is made does the library need files of
 * its own; no validation runs in that moment.
 */
final class ShutLibrary {
    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock(true);

    static {
        ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
        ManagedFileAccess.setAccessPolicy(FileAccessPolicy.PROHIBITED);
    }

    interface Work<T> {
        T done() throws IOException;
    }

    private ShutLibrary() {}

    static <T> T during(Work<T> work) throws IOException {
        LOCK.readLock().lock();
        try {
            return work.done();
        } finally {
            LOCK.readLock().unlock();
        }
    }

    static OfflineContext newContext() throws IOException {
        LOCK.writeLock().lock();
        try {
            ManagedFileAccess.setAccessPolicy(FileAccessPolicy.DIRECT);
            return new OfflineContext();
        } finally {
            ManagedFileAccess.setAccessPolicy(FileAccessPolicy.PROHIBITED);
            LOCK.writeLock().unlock();
        }
    }
}
