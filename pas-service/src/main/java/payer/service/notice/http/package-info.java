/** Subscriptions over FHIR's own HTTP. */
@NullMarked
package payer.service.notice.http;

import org.jspecify.annotations.NullMarked;
