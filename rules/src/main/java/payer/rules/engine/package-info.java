/**
 * The rule engine: policies compiled to rules, indexed by the codes that they speak of. The only package that knows Drools;
 * {@link payer.rules.engine.CompiledPolicies} and {@link payer.rules.engine.Hearing} are its doors.
 */
@NullMarked
package payer.rules.engine;

import org.jspecify.annotations.NullMarked;
