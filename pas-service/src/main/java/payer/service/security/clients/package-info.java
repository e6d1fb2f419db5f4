/** The operator's API of registered clients. */
@NullMarked
package payer.service.security.clients;

import org.jspecify.annotations.NullMarked;
