/** Letters in PostgreSQL. */
@NullMarked
package payer.service.letter.jdbc;

import org.jspecify.annotations.NullMarked;
