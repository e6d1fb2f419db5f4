/** The audit trail in PostgreSQL. */
@NullMarked
package payer.service.audit.jdbc;

import org.jspecify.annotations.NullMarked;
