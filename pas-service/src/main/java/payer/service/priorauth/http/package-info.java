/** Prior authorization over FHIR's own HTTP. */
@NullMarked
package payer.service.priorauth.http;

import org.jspecify.annotations.NullMarked;
