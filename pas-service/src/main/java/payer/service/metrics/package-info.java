/** Figures of prior authorization for public reporting, each with the cases behind it. */
@NullMarked
package payer.service.metrics;

import org.jspecify.annotations.NullMarked;
