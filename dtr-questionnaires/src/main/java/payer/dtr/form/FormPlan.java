package payer.dtr.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import payer.decision.RequestKind;
import payer.rules.policy.Branch;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/**
 * The layout of a policy's form. A question stands in the innermost section that holds all places where the policy uses it;
 * each is asked once. The sections of a branch open when the first step of the branch is taken.
 */
public final class FormPlan {

    /** Asks what kind of request it is, where a policy treats the kinds differently. */
    public static final String REQUEST_KIND = "request.kind";

    private final Policy policy;
    private final Map<String, LeafQuestion> questions = new LinkedHashMap<>();
    private final Map<String, Set<Place>> places = new LinkedHashMap<>();

    /** A pathway of the policy, and the branch in it; without a branch, what all branches share. */
    private record Place(int pathway, Optional<Branch> branch) {}

    private FormPlan(Policy policy) {
        this.policy = policy;
        policy.leaves()
                .forEach(leaf -> LeafQuestion.of(leaf).ifPresent(question -> questions.put(leaf.name(), question)));
        for (var index = 0; index < policy.pathways().size(); index++) find(index);
    }

    public static FormPlan of(Policy policy) {
        return new FormPlan(policy);
    }

    public Policy policy() {
        return policy;
    }

    /** Every question of the form, in the order of the policy. */
    public List<LeafQuestion> questions() {
        return List.copyOf(questions.values());
    }

    public Optional<LeafQuestion> question(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    /** The kinds of request to choose between; empty where it makes no difference. */
    public List<RequestKind> kinds() {
        return policy.pathways().size() < 2
                ? List.of()
                : policy.pathways().stream()
                        .flatMap(pathway -> pathway.kinds().stream())
                        .toList();
    }

    public static String code(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        var shared = at(Optional.empty());
        if (!shared.isEmpty())
            sections.add(new Section("section.shared", "For every request", Optional.empty(), shared, List.of()));
        for (var index = 0; index < policy.pathways().size(); index++) {
            var section = section(index, policy.pathways().get(index));
            if (!section.isEmpty()) sections.add(section);
        }
        return sections;
    }

    private void find(int index) {
        var pathway = policy.pathways().get(index);
        pathway.common().stream()
                .flatMap(common -> common.leaves(policy))
                .forEach(leaf -> place(leaf.name(), new Place(index, Optional.empty())));
        for (var branch : pathway.branches()) {
            branch.criteria().leaves(policy).forEach(leaf -> place(leaf.name(), new Place(index, Optional.of(branch))));
            branch.opensWith().forEach(name -> place(name, new Place(index, Optional.empty())));
        }
    }

    private void place(String leaf, Place place) {
        if (questions.containsKey(leaf))
            places.computeIfAbsent(leaf, name -> new LinkedHashSet<>()).add(place);
    }

    /** The questions whose innermost common section is this one; without a place, those of several pathways. */
    private List<LeafQuestion> at(Optional<Place> wanted) {
        return questions.values().stream()
                .filter(question -> home(question.name()).equals(wanted))
                .toList();
    }

    private Optional<Place> home(String leaf) {
        var used = places.getOrDefault(leaf, Set.of());
        if (used.stream().map(Place::pathway).distinct().count() != 1) return Optional.empty();
        return used.size() == 1
                ? used.stream().findFirst()
                : used.stream().findFirst().map(place -> new Place(place.pathway, Optional.empty()));
    }

    private Section section(int index, Pathway pathway) {
        var linkId = "section." + (index + 1);
        var branches = pathway.branches().stream()
                .map(branch -> section(linkId, new Place(index, Optional.of(branch)), branch))
                .filter(section -> !section.isEmpty())
                .toList();
        return new Section(
                linkId,
                kinds().isEmpty() ? policy.identity().title() : title(pathway),
                kinds().isEmpty() ? Optional.empty() : Optional.of(ofKinds(pathway.kinds())),
                at(Optional.of(new Place(index, Optional.empty()))),
                branches);
    }

    private Section section(String parent, Place place, Branch branch) {
        var openers = branch.opensWith().stream()
                .flatMap(name -> Stream.ofNullable(questions.get(name)))
                .toList();
        var isTold = openers.size() == branch.opensWith().size()
                && openers.stream()
                        .allMatch(opener -> new Necessity(policy).isNeeded(opener.name(), branch.criteria()));
        return new Section(
                parent + "." + branch.name(),
                branch.title(),
                isTold ? Opening.whenMet(openers) : Optional.empty(),
                at(Optional.of(place)),
                List.of());
    }

    private static String title(Pathway pathway) {
        return "For requests of the kind "
                + String.join(", ", pathway.kinds().stream().map(FormPlan::code).toList());
    }

    private static Opening ofKinds(Set<RequestKind> kinds) {
        return new Opening(
                true,
                kinds.stream()
                        .map(kind -> new Opening.Comparison(
                                REQUEST_KIND, Opening.Operator.EQUALS, new Opening.Value.Coded(code(kind))))
                        .toList());
    }
}
