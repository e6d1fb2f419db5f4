package payer.service.security.staff;

import java.util.List;

/**
 * What can be chosen to sign in.
 *
 * @param destination the page that was wanted
 * @param trouble why it did not work the last time; empty text if nothing was wrong
 * @param provider whether there is an identity provider
 * @param demo who there is to be in demo mode
 */
public record SignInPage(String destination, String trouble, boolean provider, List<DemoStaff> demo) {
    public SignInPage {
        demo = List.copyOf(demo);
    }

    public boolean isClosed() {
        return !provider && demo.isEmpty();
    }
}
