/** The reviewers' pages over HTTP. */
@NullMarked
package payer.service.review.http;

import org.jspecify.annotations.NullMarked;
