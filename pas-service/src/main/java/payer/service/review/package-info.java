/** Reviewers at work: the worklist, who holds which case, notes; decisions are the registry's. */
@NullMarked
package payer.service.review;

import org.jspecify.annotations.NullMarked;
