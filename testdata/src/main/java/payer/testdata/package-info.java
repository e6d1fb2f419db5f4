/** Invents the demo payer, its providers and its members. Every person, number and place here is made up. */
@NullMarked
package payer.testdata;

import org.jspecify.annotations.NullMarked;
