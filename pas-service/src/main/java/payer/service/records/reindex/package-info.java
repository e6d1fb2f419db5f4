/** Indexes the records anew when the parameters by which they are found have changed. */
@NullMarked
package payer.service.records.reindex;

import org.jspecify.annotations.NullMarked;
