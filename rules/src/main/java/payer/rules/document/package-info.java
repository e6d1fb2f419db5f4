/** Policies and their cases as documents: reading with the place of every mistake, writing, and the published schema. */
@NullMarked
package payer.rules.document;

import org.jspecify.annotations.NullMarked;
