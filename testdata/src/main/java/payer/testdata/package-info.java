@NullMarked
package payer.testdata;

import org.jspecify.annotations.NullMarked;
