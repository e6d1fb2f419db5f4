/** Sessions of staff as rows. */
@NullMarked
package payer.service.security.staff.jdbc;

import org.jspecify.annotations.NullMarked;
