/** Situations that the policy sheets describe: who, what is ordered, what the chart holds. Never what should come of it. */
@NullMarked
package payer.testdata.cases;

import org.jspecify.annotations.NullMarked;
