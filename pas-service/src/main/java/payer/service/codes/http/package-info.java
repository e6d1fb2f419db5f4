/** Code systems and value sets over HTTP. */
@NullMarked
package payer.service.codes.http;

import org.jspecify.annotations.NullMarked;
