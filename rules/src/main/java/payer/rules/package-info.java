/** The policies in force, and the one door to ask them: {@link payer.rules.PolicyRules}. */
@NullMarked
package payer.rules;

import org.jspecify.annotations.NullMarked;
