/** The worklist as rows. */
@NullMarked
package payer.service.review.jdbc;

import org.jspecify.annotations.NullMarked;
