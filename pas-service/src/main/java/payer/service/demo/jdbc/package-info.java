/** What of the demo data was loaded, in PostgreSQL. */
@NullMarked
package payer.service.demo.jdbc;

import org.jspecify.annotations.NullMarked;
