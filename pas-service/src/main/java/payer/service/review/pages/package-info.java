/** The reviewers' pages, ready to be shown. */
@NullMarked
package payer.service.review.pages;

import org.jspecify.annotations.NullMarked;
