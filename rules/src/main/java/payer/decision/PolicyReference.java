package payer.decision;

/** The version of a policy on which an answer rests, with where its text can be read. An empty link means there is none. */
public record PolicyReference(
        String id, String version, String title, Authority authority, String citation, String link) {}
