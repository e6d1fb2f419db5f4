/** Which forms a client gets for its order, and how they are packed. */
@NullMarked
package payer.dtr.packaging;

import org.jspecify.annotations.NullMarked;
