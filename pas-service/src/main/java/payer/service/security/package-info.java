/** Recognizes callers and lets them through where they may: tokens, clients, keys, and the one filter before every route. */
@NullMarked
package payer.service.security;

import org.jspecify.annotations.NullMarked;
