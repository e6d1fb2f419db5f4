/** Staff sign in at a browser: by OpenID Connect, or in demo mode as somebody invented. Their sessions lie in the database. */
@NullMarked
package payer.service.security.staff;

import org.jspecify.annotations.NullMarked;
