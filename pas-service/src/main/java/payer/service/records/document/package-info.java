/** The text of a record: exact bytes, into which only the server's own marks are set. */
@NullMarked
package payer.service.records.document;

import org.jspecify.annotations.NullMarked;
