package payer.service.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import payer.service.caller.ClientId;
import payer.service.member.MemberId;

/**
 * Something that is about to be said, and is to be remembered.
 *
 * @param server the FHIR server that the references belong to; empty if it was not told
 * @param orderJson written only where it is said for the first time, as {@code said} is
 * @param content the same for two that say the same, whatever the day
 */
public record Said(
        ClientId client,
        String server,
        Optional<MemberId> member,
        String order,
        Supplier<byte[]> orderJson,
        String coverage,
        String content,
        Supplier<String> said,
        List<String> policies,
        List<String> forms,
        Optional<String> authorization) {

    public Said {
        policies = List.copyOf(policies);
        forms = List.copyOf(forms);
    }

    /**
     * What makes it the same assertion when it is said again. Coverage rather than each statement: what is said of one order
     * under one coverage shares an id, so {@code content} covers all of it.
     */
    public byte[] key() {
        var text = String.join("\n", client.value(), server, order, coverage, policies.toString(), content);
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Said";
    }
}
