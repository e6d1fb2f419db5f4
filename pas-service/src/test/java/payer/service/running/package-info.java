/** The real service on a free port, for the tests of every part. */
@NullMarked
package payer.service.running;

import org.jspecify.annotations.NullMarked;
