/** Jobs and outbox messages in PostgreSQL. */
@NullMarked
package payer.service.jobs.jdbc;

import org.jspecify.annotations.NullMarked;
