package payer.service.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller must be allowed to do to call this route. On a class it holds for its routes that say nothing themselves.
 * One of these forms:
 *
 * <pre>
 * &#64;Needs(interaction = READ, resource = "Patient")             a FHIR interaction
 * &#64;Needs(interaction = SEARCH, resource = "{type}")            the type is the route's path variable
 * &#64;Needs(interaction = {UPDATE, CREATE}, resource = "{type}")  all of these
 * &#64;Needs(operation = "http://…/OperationDefinition/member-match")
 * &#64;Needs(operation = "http://…/OperationDefinition/Claim-submit", interaction = CREATE, resource = "Claim")
 *                                                             the operation, or the interaction that stands for it
 * &#64;Needs(eachEntry = true)                                    a batch: each entry is authorized by itself
 * &#64;Needs(cdsClient = true)                                    the JWT of a CDS Hooks client, made for this very address
 * &#64;Needs(roles = Role.OPERATOR)                               one of these roles of the payer's own staff
 * &#64;Needs(roles = Role.OPERATOR, page = true)                  the same for a person at a browser, who has signed in: a
 *                                                             session counts here and only here, a token does not
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {
    Interaction[] interaction() default {};

    String resource() default "";

    String operation() default "";

    boolean eachEntry() default false;

    boolean cdsClient() default false;

    Role[] roles() default {};

    boolean page() default false;
}
