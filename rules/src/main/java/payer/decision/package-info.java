/** Facts, cases and decisions: the words that ordering, documenting, deciding and reviewing have in common. */
@NullMarked
package payer.decision;

import org.jspecify.annotations.NullMarked;
