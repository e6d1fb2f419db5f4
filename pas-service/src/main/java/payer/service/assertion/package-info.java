/** What was said at ordering, kept under the id by which forms and requests refer to it, and honored when they do. */
@NullMarked
package payer.service.assertion;

import org.jspecify.annotations.NullMarked;
