/** Units of measure: UCUM, by the library that knows them. */
@NullMarked
package payer.rules.units;

import org.jspecify.annotations.NullMarked;
