/** Code systems as an operator loads them from their publishers, and value sets over them. */
@NullMarked
package payer.rules.codes;

import org.jspecify.annotations.NullMarked;
