/** The demo data set as files. */
@NullMarked
package payer.testdata.demo;

import org.jspecify.annotations.NullMarked;
