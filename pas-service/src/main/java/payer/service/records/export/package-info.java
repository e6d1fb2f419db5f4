/** Records written to files, for operators who take them elsewhere. */
@NullMarked
package payer.service.records.export;

import org.jspecify.annotations.NullMarked;
