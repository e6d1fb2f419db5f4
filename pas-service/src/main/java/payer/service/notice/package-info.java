/** Telling providers' systems that an answer has changed: their subscriptions, and the notifications that follow. */
@NullMarked
package payer.service.notice;

import org.jspecify.annotations.NullMarked;
