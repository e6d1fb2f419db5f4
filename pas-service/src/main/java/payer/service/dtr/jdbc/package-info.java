/** What the forms keep: translations, when forms changed, and what clients report about them. */
@NullMarked
package payer.service.dtr.jdbc;

import org.jspecify.annotations.NullMarked;
