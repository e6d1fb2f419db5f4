/** What the shelf of records reaches: loading, reading, searching, and room on disk. */
@NullMarked
package payer.service.bench.records;

import org.jspecify.annotations.NullMarked;
