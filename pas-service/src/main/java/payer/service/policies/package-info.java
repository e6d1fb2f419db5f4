/**
 * The coverage policies that the payer lives by: which are in force, and how they come to be. A version is drafted, tested,
 * approved by a second person and published; every step is kept with who, when and why, and nothing is overwritten.
 */
@NullMarked
package payer.service.policies;

import org.jspecify.annotations.NullMarked;
