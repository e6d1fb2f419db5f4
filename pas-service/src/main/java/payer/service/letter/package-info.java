/** Letters to members and providers about what became of a request: written from the decision, and kept as they were sent. */
@NullMarked
package payer.service.letter;

import org.jspecify.annotations.NullMarked;
