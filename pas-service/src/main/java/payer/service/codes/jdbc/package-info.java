/** Codes in PostgreSQL. */
@NullMarked
package payer.service.codes.jdbc;

import org.jspecify.annotations.NullMarked;
