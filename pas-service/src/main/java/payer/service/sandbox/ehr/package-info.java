/** The pretend health record system as others call it: its FHIR server, its SMART authorization, where notifications arrive. */
@NullMarked
package payer.service.sandbox.ehr;

import org.jspecify.annotations.NullMarked;
