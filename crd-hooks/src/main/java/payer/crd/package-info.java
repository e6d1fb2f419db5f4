@NullMarked
package payer.crd;

import org.jspecify.annotations.NullMarked;
