/**
 * Benchmarks: the service in a process of its own, asked over loopback, next to a floor that the same server answers in the
 * same run. {@code ./pas bench} runs them.
 */
@NullMarked
package payer.service.bench;

import org.jspecify.annotations.NullMarked;
