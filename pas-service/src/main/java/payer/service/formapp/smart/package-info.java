/** EHRs as SMART on FHIR has them: which may launch the app, how somebody comes from there, and what is read and kept there. */
@NullMarked
package payer.service.formapp.smart;

import org.jspecify.annotations.NullMarked;
