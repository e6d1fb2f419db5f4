/** Searching records: from a query's text to conditions, from conditions to a page. */
@NullMarked
package payer.service.records.search;

import org.jspecify.annotations.NullMarked;
