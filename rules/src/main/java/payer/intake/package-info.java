/** FHIR orders, members and clinical data read into the words of {@code payer.decision}. The only FHIR in this module. */
@NullMarked
package payer.intake;

import org.jspecify.annotations.NullMarked;
