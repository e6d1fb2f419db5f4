package payer.service.priorauth.fhir;

import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;

/**
 * A Claim that is answered.
 *
 * @param index of the bundle that it came in
 * @param pointer how the answer names the Claim that it is about
 */
record SentClaim(Claim claim, BundleIndex index, Reference pointer) {}
