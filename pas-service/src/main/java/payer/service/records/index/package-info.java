/** What records can be found by: search parameters as data, and the values that a record has for each. */
@NullMarked
package payer.service.records.index;

import org.jspecify.annotations.NullMarked;
