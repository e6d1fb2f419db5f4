/** Records in PostgreSQL. */
@NullMarked
package payer.service.records.jdbc;

import org.jspecify.annotations.NullMarked;
