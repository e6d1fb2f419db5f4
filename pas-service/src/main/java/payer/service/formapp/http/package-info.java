/** The form app's pages, and what they ask for. */
@NullMarked
package payer.service.formapp.http;

import org.jspecify.annotations.NullMarked;
