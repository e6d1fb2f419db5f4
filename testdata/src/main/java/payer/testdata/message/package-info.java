/** The messages that a provider's system sends to the payer about a case. */
@NullMarked
package payer.testdata.message;

import org.jspecify.annotations.NullMarked;
