/** Where policies are written, tried, approved and put into force by hand: pages over the same use cases that programs call. */
@NullMarked
package payer.service.policies.studio;

import org.jspecify.annotations.NullMarked;
