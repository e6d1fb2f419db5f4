/** Assertions as rows. */
@NullMarked
package payer.service.assertion.jdbc;

import org.jspecify.annotations.NullMarked;
