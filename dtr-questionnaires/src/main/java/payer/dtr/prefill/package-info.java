/** Forms filled from a chart: their CQL, run over the resources that it looks for, and for each empty answer why. */
@NullMarked
package payer.dtr.prefill;

import org.jspecify.annotations.NullMarked;
