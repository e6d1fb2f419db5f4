/** Whether a resource conforms to its profile, answered by HL7's own validator from packages on this machine. */
@NullMarked
package payer.service.fhir.validation;

import org.jspecify.annotations.NullMarked;
