/** Letters as the payer's staff reads them. */
@NullMarked
package payer.service.letter.http;

import org.jspecify.annotations.NullMarked;
