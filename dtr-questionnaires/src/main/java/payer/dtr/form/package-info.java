/** What a policy's form asks: its questions, their order, and when each of them matters. */
@NullMarked
package payer.dtr.form;

import org.jspecify.annotations.NullMarked;
