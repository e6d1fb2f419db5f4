package payer.service;

import io.micronaut.runtime.Micronaut;

/** The door of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Main.class).banner(false).start();
    }
}
