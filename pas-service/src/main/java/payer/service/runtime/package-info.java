/** What every part stands on: the mode, the clock, ids, and the checks made at start. */
@NullMarked
package payer.service.runtime;

import org.jspecify.annotations.NullMarked;
