/** The registry of authorizations, and what is done with them: submit, inquire, decide, change, withdraw. */
@NullMarked
package payer.service.priorauth;

import org.jspecify.annotations.NullMarked;
