/** Claims read, and answers to them written, in the shapes of the guide's releases. */
@NullMarked
package payer.service.priorauth.fhir;

import org.jspecify.annotations.NullMarked;
