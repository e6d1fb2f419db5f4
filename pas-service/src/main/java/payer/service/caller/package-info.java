/**
 * Who calls, and what a route asks of them. It stands below every other part, because each of them has routes; how a caller
 * is recognized is the business of {@code payer.service.security}.
 */
@NullMarked
package payer.service.caller;

import org.jspecify.annotations.NullMarked;
