/** Commands that ask the running service over HTTP, as an operator does who has no more rights than a token gives. */
@NullMarked
package payer.service.runtime.command;

import org.jspecify.annotations.NullMarked;
