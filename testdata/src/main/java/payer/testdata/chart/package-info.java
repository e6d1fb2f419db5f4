/** What the records of a practice hold about a patient, written as facts a policy can ask for. */
@NullMarked
package payer.testdata.chart;

import org.jspecify.annotations.NullMarked;
