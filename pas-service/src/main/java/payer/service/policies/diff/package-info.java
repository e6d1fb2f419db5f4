/** What is different between two documents of a policy, as its author would say it. */
@NullMarked
package payer.service.policies.diff;

import org.jspecify.annotations.NullMarked;
