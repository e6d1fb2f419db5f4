/** HL7 FHIR packages in a folder: read with suspicion, installed by name and version, checked again later. */
@NullMarked
package payer.service.fhir.packages;

import org.jspecify.annotations.NullMarked;
