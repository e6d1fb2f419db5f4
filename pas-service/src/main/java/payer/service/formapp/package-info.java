/**
 * The form app for clinicians: a SMART on FHIR app that their EHR launches. It gets the forms of an order, fills them in from the
 * chart, keeps drafts, and stores what was answered in the EHR. The EHR's tokens never leave the server.
 */
@NullMarked
package payer.service.formapp;

import org.jspecify.annotations.NullMarked;
