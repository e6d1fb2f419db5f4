/** A payer of any size: invented families, providers, charts and claims, streamed as lines of JSON. */
@NullMarked
package payer.testdata.scale;

import org.jspecify.annotations.NullMarked;
