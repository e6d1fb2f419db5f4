/**
 * A pretend health record system with which a newcomer sees an authorization from the order to the decision, message by message.
 * It stands for somebody else's system: it talks to the payer over HTTP at the public address alone, as a client that signs and asks
 * for tokens, and reads charts that the demo data bring for it, not the payer's shelf. What happens in it is kept in memory, for each
 * instance by itself and for a bounded number of visits, the oldest forgotten first: nothing of it is anybody's record. It exists in
 * demo mode only.
 */
@Configuration
@Requires(condition = InDemoMode.class)
@NullMarked
package payer.service.sandbox;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
import payer.service.security.staff.InDemoMode;
