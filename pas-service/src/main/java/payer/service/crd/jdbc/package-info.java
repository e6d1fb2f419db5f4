/** Calls of hooks as rows. */
@NullMarked
package payer.service.crd.jdbc;

import org.jspecify.annotations.NullMarked;
