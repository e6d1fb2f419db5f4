/** The charts of the pretend health record system: resources as JSON, read and searched as its FHIR server does. */
@NullMarked
package payer.service.sandbox.chart;

import org.jspecify.annotations.NullMarked;
