/** What is published of a policy: its forms, their logic and their codes, as FHIR artifacts with versions. */
@NullMarked
package payer.dtr.artifact;

import org.jspecify.annotations.NullMarked;
