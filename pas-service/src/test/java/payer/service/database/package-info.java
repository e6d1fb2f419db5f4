@NullMarked
package payer.service.database;

import org.jspecify.annotations.NullMarked;
