package payer.service.policies;

import payer.service.caller.Caller;

/**
 * Who changed something: the user whom a token names; where it names none, the client, which then stands for one person.
 *
 * @param client through which they acted
 */
public record Person(String name, String client) {

    public static Person of(Caller caller) {
        var client = caller.client().value();
        return new Person(caller.user().map(Caller.User::subject).orElse(client), client);
    }

    /** A part of the service that acts by itself. */
    public static Person ourselves(String part) {
        return new Person(part, part);
    }

    /** Another client in the same hands is no second person. */
    public boolean isSameAs(Person other) {
        return name.equals(other.name);
    }
}
