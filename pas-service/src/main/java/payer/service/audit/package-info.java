/** Who saw or did what, and why they might: an append-only trail in which tampering shows. */
@NullMarked
package payer.service.audit;

import org.jspecify.annotations.NullMarked;
