/** Policies, their lives and what was published, in PostgreSQL. */
@NullMarked
package payer.service.policies.jdbc;

import org.jspecify.annotations.NullMarked;
