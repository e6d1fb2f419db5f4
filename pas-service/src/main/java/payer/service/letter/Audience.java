package payer.service.letter;

/** To whom a letter goes. */
public enum Audience {
    MEMBER,
    PROVIDER
}
