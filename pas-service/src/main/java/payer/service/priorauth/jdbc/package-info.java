/** The registry in PostgreSQL. */
@NullMarked
package payer.service.priorauth.jdbc;

import org.jspecify.annotations.NullMarked;
