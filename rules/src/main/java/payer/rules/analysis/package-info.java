/** What can be said of a policy before it is published, without a request at hand. Pure functions. */
@NullMarked
package payer.rules.analysis;

import org.jspecify.annotations.NullMarked;
