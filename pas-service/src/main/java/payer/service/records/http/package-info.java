/** Records over FHIR's own HTTP, for those who load and keep them. */
@NullMarked
package payer.service.records.http;

import org.jspecify.annotations.NullMarked;
