/** The forms of the policies over HTTP: packages, the next questions of adaptive forms, libraries and value sets. */
@NullMarked
package payer.service.dtr;

import org.jspecify.annotations.NullMarked;
