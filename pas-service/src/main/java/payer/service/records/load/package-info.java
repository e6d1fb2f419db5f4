/** Files of records that operators load: received in parts, stored by a job, with a report of what was refused. */
@NullMarked
package payer.service.records.load;

import org.jspecify.annotations.NullMarked;
