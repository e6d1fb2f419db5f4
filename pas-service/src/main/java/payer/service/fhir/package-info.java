/** The wire: FHIR text in and out, the API bases and what they say of themselves, and every error in FHIR's own form. */
@NullMarked
package payer.service.fhir;

import org.jspecify.annotations.NullMarked;
