/** The clients of the demo mode, their keys, and the command that makes tokens with them. */
@NullMarked
package payer.service.security.demo;

import org.jspecify.annotations.NullMarked;
