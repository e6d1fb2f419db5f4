/** What an author and an approver should know of a draft before it is published, beyond whether its cases are kept. */
@NullMarked
package payer.service.policies.analysis;

import org.jspecify.annotations.NullMarked;
