/** Policies over HTTP: JSON for admin pages and automation, YAML for those who write them. */
@NullMarked
package payer.service.policies.http;

import org.jspecify.annotations.NullMarked;
