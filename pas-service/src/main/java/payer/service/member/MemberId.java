package payer.service.member;

/** The id of a member's Patient among the payer's own records. Not the number on the card, which is personal data. */
public record MemberId(String value) {
    public MemberId {
        if (!value.matches("[A-Za-z0-9.\\-]{1,64}")) throw new IllegalArgumentException("a member id is a FHIR id");
    }

    @Override
    public String toString() {
        return value;
    }
}
