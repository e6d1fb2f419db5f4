/** The order screen's door: CDS Hooks over HTTP, in front of {@code payer.crd}. */
@NullMarked
package payer.service.crd;

import org.jspecify.annotations.NullMarked;
