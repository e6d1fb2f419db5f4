/** The pretend health record system as a clinician sees it, with the messages beside it. */
@NullMarked
package payer.service.sandbox.pages;

import org.jspecify.annotations.NullMarked;
