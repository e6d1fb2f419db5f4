/** What the payer's own staff can see and do over HTTP: the audit trail, background jobs, messages that were not delivered. */
@NullMarked
package payer.service.admin;

import org.jspecify.annotations.NullMarked;
