/** Where HTTP meets us: negotiation, encoding, errors, CORS, and the limits on what a client may send and how slowly. */
@NullMarked
package payer.service.fhir.edge;

import org.jspecify.annotations.NullMarked;
