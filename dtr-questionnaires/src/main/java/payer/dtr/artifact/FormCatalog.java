package payer.dtr.artifact;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import payer.decision.PolicyReference;
import payer.dtr.Addresses;
import payer.dtr.cql.Translations;
import payer.dtr.form.FormPlan;
import payer.rules.policy.Policy;

/**
 * The forms of all policies in one edition of the guide. A policy that asks nothing has no form. Each form is made when it is
 * first asked for, and once.
 */
public final class FormCatalog {

    private final List<Policy> policies;
    private final Addresses addresses;
    private final LibraryWriter libraries;
    private final AuthoredForms authored;
    private final UnaryOperator<PublishedForm> publishing;
    private final Map<String, PublishedForm> made = new ConcurrentHashMap<>();

    public FormCatalog(List<Policy> policies, Addresses addresses, Translations translations) {
        this(policies, addresses, translations, AuthoredForms.none(), UnaryOperator.identity());
    }

    /** {@code publishing} sees each form once, before anyone else does. */
    public FormCatalog(
            List<Policy> policies,
            Addresses addresses,
            Translations translations,
            AuthoredForms authored,
            UnaryOperator<PublishedForm> publishing) {
        this.policies = policies.stream()
                .filter(policy -> !FormPlan.of(policy).questions().isEmpty())
                .toList();
        this.addresses = addresses;
        this.libraries = new LibraryWriter(addresses, translations);
        this.authored = authored;
        this.publishing = publishing;
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Every form, those out of force among them; the first call makes them all. */
    public List<PublishedForm> all() {
        return policies.stream().map(this::form).toList();
    }

    public Optional<PublishedForm> of(PolicyReference policy) {
        return policies.stream()
                .filter(known ->
                        known.id().equals(policy.id()) && known.version().equals(policy.version()))
                .findFirst()
                .map(this::form);
    }

    /** By canonical: the version that it names, or the one in force on a day. */
    public Optional<Found> find(String canonical, LocalDate day) {
        var parts = canonical.split("\\|", 2);
        return addresses.questionnaireName(parts[0]).flatMap(name -> {
            var isAdaptive = name.startsWith(Addresses.ADAPTIVE);
            var id = isAdaptive ? name.substring(Addresses.ADAPTIVE.length()) : name;
            var version = parts.length > 1 ? Optional.of(parts[1]) : Optional.<String>empty();
            return version(id, version, day)
                    .flatMap(policy -> form(policy, version))
                    .map(form -> new Found(form, isAdaptive));
        });
    }

    /** A form, and whether the adaptive one of the policy is meant. */
    public record Found(PublishedForm form, boolean adaptive) {}

    private Optional<Policy> version(String id, Optional<String> version, LocalDate day) {
        return policies.stream()
                .filter(policy -> policy.id().equals(id))
                .filter(policy -> version.map(named -> isOf(policy, named))
                        .orElseGet(() -> policy.effective().holdsOn(day)))
                .max(Comparator.comparing(policy -> policy.effective().from()));
    }

    /** A form has the version of its policy; where persons wrote some, a number of theirs may follow, 0 for our own. */
    private static boolean isOf(Policy policy, String version) {
        return version.equals(policy.version()) || revision(policy, version).isPresent();
    }

    private static Optional<Integer> revision(Policy policy, String version) {
        return Optional.of(version)
                .filter(text -> text.startsWith(policy.version() + "-"))
                .map(text -> text.substring(policy.version().length() + 1))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    private Optional<PublishedForm> form(Policy policy, Optional<String> version) {
        var revision = version.flatMap(text -> revision(policy, text));
        if (revision.isEmpty()) return Optional.of(form(policy));
        if (revision.get() == 0) return Optional.of(own(policy));
        return authored.revision(policy, revision.get()).map(found -> form(policy, found));
    }

    private PublishedForm form(Policy policy) {
        return authored.latest(policy).map(found -> form(policy, found)).orElseGet(() -> own(policy));
    }

    private PublishedForm own(Policy policy) {
        return made.computeIfAbsent(
                policy.id() + "|" + policy.version(),
                key -> publishing.apply(PublishedForm.of(policy, addresses, libraries)));
    }

    private PublishedForm form(Policy policy, AuthoredForm found) {
        return made.computeIfAbsent(
                policy.id() + "|" + found.version(policy.version()),
                key -> publishing.apply(
                        PublishedForm.of(policy, addresses, libraries).with(found, libraries)));
    }

    public Stream<Questionnaire> questionnaires() {
        return all().stream().flatMap(form -> Stream.of(form.standard(), form.adaptive()));
    }

    /** Each version of a library once, though forms share some. */
    public Stream<Library> libraries() {
        return distinct(all().stream().flatMap(form -> form.libraries().stream()));
    }

    public Stream<ValueSet> valueSets() {
        return distinct(all().stream().flatMap(form -> form.valueSets().stream()));
    }

    private static <T extends MetadataResource> Stream<T> distinct(Stream<T> resources) {
        var seen = ConcurrentHashMap.<String>newKeySet();
        return resources.filter(resource -> seen.add(resource.getUrl() + "|" + resource.getVersion()));
    }
}
