/** The service under faults: killed, out of disk, flooded. */
@NullMarked
package payer.service.faults;

import org.jspecify.annotations.NullMarked;
