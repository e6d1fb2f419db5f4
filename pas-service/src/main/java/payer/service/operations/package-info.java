/** The operators' page: what runs, how quickly it answers, what waits, what failed, and how the year's figures stand. */
@NullMarked
package payer.service.operations;

import org.jspecify.annotations.NullMarked;
