/** What an operator sees of the running service: health, metrics, traces, logs. None of it holds personal data. */
@NullMarked
package payer.service.signals;

import org.jspecify.annotations.NullMarked;
