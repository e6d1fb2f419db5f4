/** Answers to a form: prepared from what is known, checked, and followed up by the next questions. */
@NullMarked
package payer.dtr.answer;

import org.jspecify.annotations.NullMarked;
