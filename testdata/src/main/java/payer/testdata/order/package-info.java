/** What clinicians order in the demo, as FHIR requests. */
@NullMarked
package payer.testdata.order;

import org.jspecify.annotations.NullMarked;
