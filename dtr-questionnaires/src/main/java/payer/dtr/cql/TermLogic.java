package payer.dtr.cql;

import static payer.dtr.cql.CqlText.name;
import static payer.dtr.cql.CqlText.string;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;

/** Where in a record the codes of one term are looked for, as CQL. */
final class TermLogic {

    /** A kind of resource that carries such codes, where it carries them, and the function that reads it. */
    enum Kind {
        OBSERVATION("Observation", "code", "OfObservations"),
        CONDITION("Condition", "code", "OfConditions"),
        PROCEDURE("Procedure", "code", "OfProcedures"),
        ENCOUNTER("Encounter", "type", "OfEncounters"),
        MEDICATION("MedicationRequest", "medication", "OfMedications");

        private final String type;
        private final String path;
        private final String reader;

        Kind(String type, String path, String reader) {
            this.type = type;
            this.path = path;
            this.reader = reader;
        }

        String type() {
            return type;
        }

        List<String> paths() {
            return this == OBSERVATION ? List.of(path, PARTS) : List.of(path);
        }
    }

    /** The element of an observation whose codes are those of its parts. */
    static final String PARTS = "component.code";

    private static final Code VISIT = CodeSystem.FINDING.code("visit");

    private final String term;
    private final CodeList codes;

    TermLogic(Policy policy, String term) {
        this.term = term;
        this.codes = policy.codes(term);
    }

    /** What the term's value set is called in CQL; criteria may be called as the term itself. */
    static String valueSetName(String term) {
        return term + " codes";
    }

    /** The term has codes that are written out, so a value set lists them. */
    boolean isListed() {
        return codes.exact().findAny().isPresent();
    }

    Set<Kind> kinds() {
        var kinds = new LinkedHashSet<Kind>();
        codes.patterns().keySet().forEach(system -> kinds.addAll(kinds(system)));
        if (isOfDrugs()) kinds.add(Kind.MEDICATION);
        return kinds;
    }

    /** Drugs that are given by a clinician are billed by such codes, and prescribed under them. */
    private boolean isOfDrugs() {
        return codes.patterns().getOrDefault(CodeSystem.HCPCS, List.of()).stream()
                .anyMatch(pattern ->
                        pattern.text().startsWith("J") || pattern.text().startsWith("Q"));
    }

    /** Policies speak of visits by a word of their own, which encounters tell by their class. */
    boolean isOfVisits() {
        return codes.contains(VISIT);
    }

    private static List<Kind> kinds(CodeSystem system) {
        return switch (system) {
            case LOINC -> List.of(Kind.OBSERVATION);
            case ICD10CM -> List.of(Kind.CONDITION);
            case HCPCS, CPT, PLAN, ICD10PCS -> List.of(Kind.PROCEDURE);
            case SNOMED -> List.of(Kind.OBSERVATION, Kind.CONDITION, Kind.PROCEDURE, Kind.ENCOUNTER, Kind.MEDICATION);
            case FINDING -> List.of(Kind.OBSERVATION, Kind.CONDITION, Kind.PROCEDURE, Kind.ENCOUNTER);
            case RXNORM, NDC -> List.of(Kind.MEDICATION);
            case QUESTION -> List.of();
        };
    }

    /** Lists of what the record says, one per kind of resource; only observations can tell the conditions. */
    List<String> facts(Set<String> under) {
        var found = new ArrayList<String>();
        for (var kind : kinds()) {
            if (!under.isEmpty() && kind != Kind.OBSERVATION) continue;
            found.add("PayerEvidence." + kind.reader + "(" + resources(kind, under) + ")");
            if (kind == Kind.OBSERVATION)
                parts(under).ifPresent(parts -> found.add("PayerEvidence.OfParts(" + parts + ")"));
        }
        return found;
    }

    private String resources(Kind kind, Set<String> under) {
        var sources = new ArrayList<String>();
        if (isListed())
            sources.add(filtered("[" + kind.type + ": " + name(valueSetName(term)) + "]", under, List.of()));
        var families = families(kind);
        if (!families.isEmpty()) sources.add(filtered("[" + kind.type + "]", under, families));
        if (kind == Kind.ENCOUNTER && isOfVisits()) sources.add("PayerEvidence.Visits([Encounter])");
        return String.join(" union ", sources.isEmpty() ? List.of("({} as List<FHIR." + kind.type + ">)") : sources);
    }

    /** The parts of panels whose own codes are of the term, each beside the whole that tells when and how. */
    private Optional<String> parts(Set<String> under) {
        var sources = new ArrayList<String>();
        var values = name(valueSetName(term));
        if (isListed())
            sources.add(parts(
                    filtered("[Observation: " + PARTS + " in " + values + "]", under, List.of()),
                    "P.code in " + values));
        var families = families()
                .map(test -> "PayerEvidence." + test.formatted("P.code"))
                .toList();
        if (!families.isEmpty())
            sources.add(parts(filtered("[Observation]", under, List.of()), "(" + String.join(" or ", families) + ")"));
        return sources.isEmpty() ? Optional.empty() : Optional.of("flatten (" + String.join(" union ", sources) + ")");
    }

    private static String parts(String wholes, String test) {
        return "(" + wholes + " R return all (R.component P where " + test
                + " return all Tuple { whole: R, part: P }))";
    }

    private static String filtered(String retrieve, Set<String> under, List<String> families) {
        var wanted = new ArrayList<String>();
        if (!families.isEmpty()) wanted.add("(" + String.join(" or ", families) + ")");
        under.forEach(condition -> wanted.add("PayerEvidence.IsUnder(R, " + string(condition) + ")"));
        return wanted.isEmpty() ? retrieve : "(" + retrieve + " R where " + String.join(" and ", wanted) + ")";
    }

    /** Families and ranges of codes, which no list can hold, as conditions on the code. */
    private List<String> families(Kind kind) {
        return families()
                .map(test -> switch (kind) {
                    case ENCOUNTER -> "exists (R.type T where PayerEvidence." + test.formatted("T") + ")";
                    case MEDICATION -> "PayerEvidence." + test.formatted("(R.medication as FHIR.CodeableConcept)");
                    case OBSERVATION, CONDITION, PROCEDURE -> "PayerEvidence." + test.formatted("R.code");
                })
                .toList();
    }

    private Stream<String> families() {
        return codes.patterns().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().flatMap(pattern -> family(entry.getKey(), pattern)));
    }

    private static Stream<String> family(CodeSystem system, CodePattern pattern) {
        return switch (pattern) {
            case CodePattern.Below(String stem) ->
                Stream.of("Starts(%s, " + string(system.uri()) + ", " + string(stem.replaceAll("\\.$", "")) + ")");
            case CodePattern.Range(String first, String last) ->
                Stream.of("Between(%s, " + string(system.uri()) + ", " + string(first) + ", " + string(last) + ")");
            case CodePattern.Exact exact -> Stream.of();
            case CodePattern.InSet set -> Stream.of();
        };
    }

    static String union(Stream<String> lists) {
        return lists.collect(Collectors.joining("\n  union "));
    }
}
