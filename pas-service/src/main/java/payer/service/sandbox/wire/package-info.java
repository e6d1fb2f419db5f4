/** What goes over the wire between the pretend health record system and the payer, sent, kept and shown. */
@NullMarked
package payer.service.sandbox.wire;

import org.jspecify.annotations.NullMarked;
