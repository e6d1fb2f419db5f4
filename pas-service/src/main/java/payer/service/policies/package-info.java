/** The coverage policies that the payer lives by: which are in force, and how they come to be. */
@NullMarked
package payer.service.policies;

import org.jspecify.annotations.NullMarked;
