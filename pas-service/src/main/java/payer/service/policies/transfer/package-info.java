/** Policies as folders of documents, as a payer keeps them in git: out of the service and into it. */
@NullMarked
package payer.service.policies.transfer;

import org.jspecify.annotations.NullMarked;
