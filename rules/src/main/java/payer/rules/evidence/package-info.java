/** Judges the criteria of a policy against the facts of a case, and keeps account of what each judgement rests on. */
@NullMarked
package payer.rules.evidence;

import org.jspecify.annotations.NullMarked;
