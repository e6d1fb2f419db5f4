package payer.dtr.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.cql.CqlTranslation;
import payer.dtr.cql.EvidenceLibrary;
import payer.dtr.cql.Translations;
import payer.dtr.form.FormPlan;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/**
 * Holds a form that a person wrote against the policy whose form it is to be: everything that the policy relies on must be
 * asked, as the policy takes it; the logic must translate, and what the items refer to must be in it. All issues at once.
 */
public final class AuthoredFormCheck {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String UNIT_OPTION = CORE + "questionnaire-unitOption";
    private static final Set<String> FORBIDDEN = Set.of(
            SDC + "sdc-questionnaire-endpoint",
            SDC + "sdc-questionnaire-assemble-expectation",
            SDC + "sdc-questionnaire-optionalDisplay");
    /** What a published form has anyway, or takes over from what was written. */
    private static final Set<String> KNOWN = Set.of(
            FormWriter.CQF_LIBRARY,
            FormWriter.ADAPTIVE,
            SDC + "sdc-questionnaire-launchContext",
            CORE + "artifact-versionAlgorithm",
            Edition.profile("questionnaireAudience"),
            Edition.profile("estimated-completion-time"),
            Edition.profile("request-specific"));

    private static final Set<String> CQL = Set.of("text/cql", "text/cql-identifier");
    private static final Pattern EXPAND = Pattern.compile("\"type\"\\s*:\\s*\"Expand\"");
    private static final Pattern DEFINE =
            Pattern.compile("(?m)^\\s*define\\s+(?:\"((?:[^\"\\\\]|\\\\.)+)\"|(\\w+))\\s*:");

    private final FormPlan plan;
    private final AuthoredForm authored;
    private final Translations translations;
    private final EvidenceLibrary evidence;
    private final List<Problem.Issue> issues = new ArrayList<>();
    private final Map<String, QuestionnaireItemComponent> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> definitions = new HashMap<>();

    private AuthoredFormCheck(FormPlan plan, AuthoredForm authored, Translations translations) {
        this.plan = plan;
        this.authored = authored;
        this.translations = translations;
        this.evidence = EvidenceLibrary.of(plan, Addresses.of(Edition.DTR_2_0, "https://check.invalid/dtr/2.0/fhir"));
    }

    public static void check(FormPlan plan, AuthoredForm authored, Translations translations) {
        var check = new AuthoredFormCheck(plan, authored, translations);
        check.check();
        if (!check.issues.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, check.issues);
    }

    /** Whether everything is asked that the policy relies on, as it takes it: a correction of the policy may rely on more. */
    public static boolean fits(FormPlan plan, AuthoredForm authored) {
        var check = new AuthoredFormCheck(plan, authored, cql -> "");
        authored.form().getItem().forEach(check::gather);
        check.relied();
        return check.issues.isEmpty();
    }

    private void gather(QuestionnaireItemComponent item) {
        items.putIfAbsent(item.getLinkId(), item);
        item.getItem().forEach(this::gather);
    }

    private void check() {
        root();
        definitions.put(evidence.name(), evidence.definitions());
        authored.libraries().forEach(this::library);
        items(authored.form().getItem(), "Questionnaire.item");
        items.values().forEach(this::refersToItems);
        issues.addAll(ListsCheck.issues(authored));
        relied();
    }

    private void root() {
        var form = authored.form();
        if (!form.hasTitle()) wrong(IssueType.REQUIRED, "The form must have a title.", "Questionnaire.title");
        var subjects =
                form.getSubjectType().stream().map(type -> type.getValue()).toList();
        if (!subjects.isEmpty() && !subjects.equals(List.of("Patient")))
            wrong(IssueType.VALUE, "The form must be about a Patient alone.", "Questionnaire.subjectType");
        form.getExtension().stream()
                .filter(extension -> FORBIDDEN.contains(extension.getUrl()))
                .forEach(extension -> wrong(
                        IssueType.BUSINESS_RULE,
                        "The guide forbids the extension " + extension.getUrl() + ".",
                        "Questionnaire.extension"));
        form.getExtension().stream()
                .map(Extension::getUrl)
                .filter(url -> !FORBIDDEN.contains(url) && !KNOWN.contains(url))
                .filter(url -> !AuthoredFormWriter.KEPT.contains(url))
                .forEach(url -> wrong(
                        IssueType.NOT_SUPPORTED,
                        "This extension would be lost: " + url + ".",
                        "Questionnaire.extension"));
    }

    private void library(Library library) {
        var place = "Library.where(name='" + library.getName() + "')";
        var cql = cql(library);
        if (!library.hasName() || !library.hasVersion() || cql.isEmpty()) {
            wrong(IssueType.REQUIRED, "A library needs a name, a version and its text as text/cql.", place);
            return;
        }
        if (CqlTranslation.shared().stream().anyMatch(shared -> shared.name().equals(library.getName())))
            wrong(IssueType.CONFLICT, "A library of this name comes with the product.", place + ".name");
        if (!cql.get()
                .matches("(?s).*library\\s+\"?" + Pattern.quote(library.getName()) + "\"?\\s+version\\s+'"
                        + Pattern.quote(library.getVersion()) + "'.*"))
            wrong(IssueType.VALUE, "The text must be of the library and version that the resource names.", place);
        if (!library.hasDataRequirement())
            wrong(IssueType.REQUIRED, "A library must tell what of the chart it looks at.", place + ".dataRequirement");
        translate(library, cql.get(), place);
    }

    private void translate(Library library, String cql, String place) {
        try {
            if (EXPAND.matcher(translations.elm(cql)).find())
                wrong(
                        IssueType.NOT_SUPPORTED,
                        "expand is not run here: no limit could stop it from making a list of any length.",
                        place + ".content");
        } catch (Problem refused) {
            refused.issues().forEach(issue -> wrong(issue.type(), issue.text(), place + ".content"));
        }
        var names = new LinkedHashSet<String>();
        DEFINE.matcher(cql)
                .results()
                .forEach(found -> names.add(
                        found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\\\\(.)", "$1")));
        definitions.put(library.getName(), names);
    }

    static Optional<String> cql(Library library) {
        return library.getContent().stream()
                .filter(content -> "text/cql".equals(content.getContentType()) && content.hasData())
                .map(Attachment::getData)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .findFirst();
    }

    private void items(List<QuestionnaireItemComponent> some, String path) {
        for (var item : some) {
            var place = path + ".where(linkId='" + item.getLinkId() + "')";
            if (items.putIfAbsent(item.getLinkId(), item) != null)
                wrong(IssueType.DUPLICATE, "This linkId is there twice: " + item.getLinkId() + ".", place);
            if (!item.hasText()) wrong(IssueType.REQUIRED, "The item has no text: " + item.getLinkId() + ".", place);
            expressions(item, place);
            items(item.getItem(), place + ".item");
        }
    }

    private void expressions(QuestionnaireItemComponent item, String place) {
        if (item.hasExtension(Lookup.INITIAL)
                && (item.getReadOnly() || item.hasExtension(CORE + "questionnaire-hidden")))
            wrong(IssueType.BUSINESS_RULE, "What is filled from the chart must be seen and changeable.", place);
        for (var extension : item.getExtension())
            switch (extension.getUrl()) {
                case Lookup.INITIAL, Lookup.CANDIDATE -> definition(extension, place);
                case Calculation.URL -> calculated(extension, place);
                default -> {
                    if (extension.getValue() instanceof Expression)
                        wrong(
                                IssueType.NOT_SUPPORTED,
                                "This expression is not run here, so that answers could not be held against it: "
                                        + extension.getUrl() + ".",
                                place);
                }
            }
    }

    /** What follows from other answers must be workable out from them alone, since the answers are checked by it. */
    private void calculated(Extension extension, String place) {
        if (Calculation.of(extension).filter(Calculation::isUsable).isEmpty())
            wrong(IssueType.VALUE, "What is calculated is so by FHIRPath on the response.", place);
    }

    private void definition(Extension extension, String place) {
        if (!(extension.getValue() instanceof Expression expression)
                || !CQL.contains(expression.getLanguage())
                || !expression.hasExpression()) {
            wrong(IssueType.VALUE, "An expression is in text/cql.", place);
            return;
        }
        var named = Definition.of(expression.getExpression());
        if (named.isEmpty())
            wrong(
                    IssueType.VALUE,
                    "An expression names a definition, as \"Library\".\"definition\"; what it does stands in the library.",
                    place);
        else if (!definitions
                .getOrDefault(named.get().library(), Set.of())
                .contains(named.get().name()))
            wrong(IssueType.NOT_FOUND, "There is no such definition: " + expression.getExpression() + ".", place);
    }

    private void refersToItems(QuestionnaireItemComponent item) {
        item.getEnableWhen().stream()
                .map(condition -> condition.getQuestion())
                .filter(question -> !items.containsKey(question))
                .forEach(question -> wrong(
                        IssueType.NOT_FOUND,
                        "The item " + item.getLinkId() + " depends on " + question + ", which is not there.",
                        "Questionnaire.item"));
    }

    /** What the generated form asks for the policy's sake, this one must ask as well, and take the same kinds of answers. */
    private void relied() {
        var writer = new ItemWriter(plan.policy(), Edition.DTR_2_0, evidence);
        if (!plan.kinds().isEmpty()) relied(writer.kinds(plan.kinds()));
        plan.questions().stream()
                .flatMap(question -> all(writer.item(question)))
                .forEach(this::relied);
    }

    private static Stream<QuestionnaireItemComponent> all(QuestionnaireItemComponent item) {
        return Stream.concat(Stream.of(item), item.getItem().stream().flatMap(AuthoredFormCheck::all));
    }

    private void relied(QuestionnaireItemComponent wanted) {
        if (wanted.getType() == QuestionnaireItemType.DISPLAY || wanted.getType() == QuestionnaireItemType.TEXT) return;
        var item = items.get(wanted.getLinkId());
        var place = "Questionnaire.repeat(item).where(linkId='" + wanted.getLinkId() + "')";
        if (item == null)
            wrong(IssueType.REQUIRED, "The policy relies on the linkId " + wanted.getLinkId() + ".", place);
        else if (item.getType() != wanted.getType())
            wrong(
                    IssueType.VALUE,
                    "The policy takes a %s from %s.".formatted(wanted.getType().toCode(), wanted.getLinkId()),
                    place);
        else if (!units(wanted).containsAll(units(item))
                || (item.getType() == QuestionnaireItemType.QUANTITY
                        && units(item).isEmpty()))
            wrong(
                    IssueType.VALUE,
                    "The policy takes %s from %s.".formatted(String.join(", ", units(wanted)), wanted.getLinkId()),
                    place);
        else if (!options(wanted).containsAll(options(item)))
            wrong(IssueType.VALUE, "The policy does not know all options of " + wanted.getLinkId() + ".", place);
    }

    private static List<String> units(QuestionnaireItemComponent item) {
        return item.getExtensionsByUrl(UNIT_OPTION).stream()
                .map(extension -> ((Coding) extension.getValue()).getCode())
                .toList();
    }

    private static List<String> options(QuestionnaireItemComponent item) {
        return item.getAnswerOption().stream()
                .map(option -> option.getValue())
                .filter(Coding.class::isInstance)
                .map(option -> ((Coding) option).getCode())
                .toList();
    }

    private void wrong(IssueType type, String text, String place) {
        issues.add(new Problem.Issue(type, text, place));
    }
}
