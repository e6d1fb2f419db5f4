/** Random searches over random records of every type, answered by the database and by plain predicates that must agree with it. */
@NullMarked
package payer.service.records.differential;

import org.jspecify.annotations.NullMarked;
