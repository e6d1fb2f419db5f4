/** Fills a new demo installation with the demo payer's members, charts and providers, through the doors that everyone uses. */
@NullMarked
package payer.service.demo;

import org.jspecify.annotations.NullMarked;
