/** What security remembers, in PostgreSQL. */
@NullMarked
package payer.service.security.jdbc;

import org.jspecify.annotations.NullMarked;
