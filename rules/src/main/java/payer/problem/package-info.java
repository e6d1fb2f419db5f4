/** What a caller can understand and mend. */
@NullMarked
package payer.problem;

import org.jspecify.annotations.NullMarked;
