/** The logic that finds a form's answers in a chart: CQL made from a policy's criteria, and its translation. */
@NullMarked
package payer.dtr.cql;

import org.jspecify.annotations.NullMarked;
