@NullMarked
package payer.decision;

import org.jspecify.annotations.NullMarked;
