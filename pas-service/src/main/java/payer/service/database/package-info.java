/** The one database: embedded by default, any PostgreSQL by one setting. */
@NullMarked
package payer.service.database;

import org.jspecify.annotations.NullMarked;
