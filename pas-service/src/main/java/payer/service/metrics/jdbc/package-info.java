/** Decided requests as PostgreSQL counts them. */
@NullMarked
package payer.service.metrics.jdbc;

import org.jspecify.annotations.NullMarked;
