package payer.crd;

/** A coverage that was presented, by the caller's own reference to it, and how the patient stands under it. */
public record Presented(String reference, Standing standing) {}
