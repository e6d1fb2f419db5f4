/** The public report over HTTP, for the payer's own staff. */
@NullMarked
package payer.service.metrics.http;

import org.jspecify.annotations.NullMarked;
