/** From received text to a checked tree to a resource, with the place of every error. */
@NullMarked
package payer.service.fhir.reading;

import org.jspecify.annotations.NullMarked;
