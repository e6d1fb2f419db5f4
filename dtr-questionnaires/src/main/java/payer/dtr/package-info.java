@NullMarked
package payer.dtr;

import org.jspecify.annotations.NullMarked;
