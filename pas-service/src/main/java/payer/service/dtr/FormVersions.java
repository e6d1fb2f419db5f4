package payer.service.dtr;

import java.time.Instant;

/** When each form last changed: the moment at which its content was first seen. */
public interface FormVersions {

    /** The moment at which this form first had this content; now, if it has it for the first time. */
    Instant since(String form, String digest, Instant now);
}
