package payer.service.priorauth;

/**
 * One line decided by a person.
 *
 * @param version of the authorization that they looked at
 * @param physician whether they may say no
 */
public record ReviewerDecision(
        PriorAuthId authorization, int version, int line, LineVerdict verdict, Clinician by, boolean physician) {}
