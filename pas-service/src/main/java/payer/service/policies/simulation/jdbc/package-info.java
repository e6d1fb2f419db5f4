/** Simulations and their results, in PostgreSQL. */
@NullMarked
package payer.service.policies.simulation.jdbc;

import org.jspecify.annotations.NullMarked;
