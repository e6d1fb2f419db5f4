/** The shelf of FHIR records: claims, charts, coverage, the directory. Kept as documents, found by search. */
@NullMarked
package payer.service.records;

import org.jspecify.annotations.NullMarked;
