/** The first page and the guides: what a newcomer sees of the running service. */
@NullMarked
package payer.service.home;

import org.jspecify.annotations.NullMarked;
