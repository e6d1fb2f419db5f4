package payer.rules.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import payer.rules.policy.Policy;

/** The policies that come with the product, each a folder with its versions and its cases. */
public final class ShippedPolicies {

    /** One folder: the versions of one policy and the cases that they must answer. */
    public record Folder(String name, Map<String, String> versions, String cases) {

        public List<Policy> policies() {
            var policies = new ArrayList<Policy>();
            versions.forEach((file, text) -> policies.add(PolicyDocument.read(name + "/" + file, text)));
            return policies;
        }

        public List<PolicyCase> policyCases() {
            return CasesDocument.read(name + "/cases.yaml", cases, policies());
        }
    }

    private static final String ROOT = "/policies/";

    /** Jars cannot list folders, so a file does: one line {@code folder/file} each. */
    private static final String INDEX = "index.txt";

    private ShippedPolicies() {}

    public static List<Folder> folders() {
        var versions = new LinkedHashMap<String, Map<String, String>>();
        for (var line : text(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
            var slash = line.indexOf('/');
            var folder = versions.computeIfAbsent(line.substring(0, slash), name -> new LinkedHashMap<>());
            var file = line.substring(slash + 1);
            if (!file.equals("cases.yaml")) folder.put(file, text(line));
        }
        return versions.entrySet().stream()
                .map(entry -> new Folder(entry.getKey(), entry.getValue(), text(entry.getKey() + "/cases.yaml")))
                .toList();
    }

    public static List<Policy> policies() {
        return folders().stream().flatMap(folder -> folder.policies().stream()).toList();
    }

    private static String text(String name) {
        try (var stream = ShippedPolicies.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) throw new IllegalStateException("the policies lack " + name);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
