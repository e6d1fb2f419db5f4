package payer.service.priorauth;

/** How an authorization came to be. */
public enum Origin {
    /** Asked for with {@code $submit} in the shape of release 2.0. */
    PAS_2_0,
    /** Asked for with {@code $submit} in the shape of release 2.2. */
    PAS_2_2,
    /** Given at the moment of ordering, because nothing was left to ask. */
    ORDERING
}
