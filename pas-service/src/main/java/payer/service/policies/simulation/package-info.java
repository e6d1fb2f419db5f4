/**
 * What a draft would have done to past requests: each is decided once by what is in force and once as if the draft were, and
 * the two are compared.
 */
@NullMarked
package payer.service.policies.simulation;

import org.jspecify.annotations.NullMarked;
