/** Code systems and value sets that an operator loads: HCPCS, ICD-10-CM, LOINC, RxNorm, and what the operator owns. */
@NullMarked
package payer.service.codes;

import org.jspecify.annotations.NullMarked;
