/** The OAuth endpoints: token, introspection, revocation and discovery. */
@NullMarked
package payer.service.security.oauth;

import org.jspecify.annotations.NullMarked;
