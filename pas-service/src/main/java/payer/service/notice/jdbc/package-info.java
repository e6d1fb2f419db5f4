/** Subscriptions in PostgreSQL. */
@NullMarked
package payer.service.notice.jdbc;

import org.jspecify.annotations.NullMarked;
