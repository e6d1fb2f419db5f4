/** Codes from the command line: the files of publishers, read here and sent to the running service. */
@NullMarked
package payer.service.codes.command;

import org.jspecify.annotations.NullMarked;
