/** Who gives care, as the payer's own directory lists them: of what kind they are, and in the networks of which plans. */
@NullMarked
package payer.service.provider;

import org.jspecify.annotations.NullMarked;
