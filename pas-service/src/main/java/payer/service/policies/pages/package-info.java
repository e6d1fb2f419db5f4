/** Coverage policies as pages that anyone can read: what is asked, of whom, and why. */
@NullMarked
package payer.service.policies.pages;

import org.jspecify.annotations.NullMarked;
