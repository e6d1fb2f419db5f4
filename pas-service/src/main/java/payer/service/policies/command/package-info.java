/** Policies from the command line: between a folder, which a payer can keep in git, and the running service. */
@NullMarked
package payer.service.policies.command;

import org.jspecify.annotations.NullMarked;
