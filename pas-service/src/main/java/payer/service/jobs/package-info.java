/**
 * Background work that outlives a request and a process: {@link payer.service.jobs.Jobs} for work with a beginning and an end,
 * {@link payer.service.jobs.Outbox} for messages that leave with a transaction.
 */
@NullMarked
package payer.service.jobs;

import org.jspecify.annotations.NullMarked;
