/** Whom the payer insures: finding them by what others call them, and what the payer itself knows of them. */
@NullMarked
package payer.service.member;

import org.jspecify.annotations.NullMarked;
