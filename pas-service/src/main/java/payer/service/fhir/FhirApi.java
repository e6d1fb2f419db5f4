package payer.service.fhir;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Produces;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller that speaks FHIR: it takes {@link Received}, returns resources, and leaves formats to the edge, which
 * answers 406 or 415 by itself before the controller is called.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
public @interface FhirApi {}
