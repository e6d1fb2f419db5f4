package payer.service.dtr;

import java.time.Instant;
import payer.service.policies.Person;

/**
 * What a second person said of a revision.
 *
 * @param checked against which profiles it was checked then, and against which not
 */
public record FormVerdict(Instant at, Person by, boolean approved, String reason, String checked) {}
