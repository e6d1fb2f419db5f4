/** Launches, visits and drafts of the form app as rows. */
@NullMarked
package payer.service.formapp.jdbc;

import org.jspecify.annotations.NullMarked;
