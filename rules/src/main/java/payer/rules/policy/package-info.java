/** What a coverage policy is: who says it, when and to what it applies, and what it asks, grants and excludes. */
@NullMarked
package payer.rules.policy;

import org.jspecify.annotations.NullMarked;
