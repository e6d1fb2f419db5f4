package payer.service.policies.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import payer.decision.Authority;
import payer.decision.CodeSystem;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.Purpose;
import payer.decision.Grant;
import payer.decision.Quantity;
import payer.decision.RequestKind;
import payer.decision.Reviewer;
import payer.decision.Source;
import payer.decision.TimeLimits.TimeLimit;
import payer.decision.Urgency;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.RelationText;

/** What the parts of a policy are called when the reader is no programmer. */
final class PolicyWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private PolicyWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String effective(EffectivePeriod period) {
        var from = "from " + day(period.from());
        return period.until().map(until -> from + " to " + day(until)).orElse(from);
    }

    static String authority(Authority authority) {
        return switch (authority) {
            case STATUTE -> "Law and programme rules";
            case NCD -> "Medicare, national coverage determination";
            case LCD -> "Medicare, local coverage determination";
            case PLAN -> "The plan's own policy";
        };
    }

    static String system(CodeSystem system) {
        return switch (system) {
            case HCPCS -> "HCPCS";
            case CPT -> "CPT";
            case ICD10CM -> "ICD-10-CM";
            case ICD10PCS -> "ICD-10-PCS";
            case LOINC -> "LOINC";
            case RXNORM -> "RxNorm";
            case NDC -> "NDC";
            case SNOMED -> "SNOMED CT";
            case PLAN -> "the plan's own codes";
            case FINDING -> "findings";
            case QUESTION -> "questions";
        };
    }

    static String kinds(Collection<RequestKind> kinds) {
        return all(kinds.stream().map(kind -> switch (kind) {
            case INITIAL -> "first requests";
            case CONTINUATION -> "continuations";
            case REPLACEMENT -> "replacements";
        }));
    }

    static String urgencies(Collection<Urgency> urgencies) {
        return all(urgencies.stream().map(urgency -> urgency.name().toLowerCase(Locale.ROOT)));
    }

    static String sources(Collection<Source> sources) {
        return all(sources.stream().sorted().map(source -> switch (source) {
            case RECORD -> "the patient's record";
            case ORDER -> "the order";
            case FORM -> "an answer in the form";
            case ATTACHMENT -> "a document that is sent along";
            case CLAIMS -> "the plan's own claims";
            case AUTHORIZATIONS -> "earlier authorizations";
            case MEMBERSHIP -> "the membership";
        }));
    }

    static String documents(Collection<Documents> documents) {
        return all(documents.stream().sorted().map(kind -> switch (kind) {
            case CLINICAL -> "clinical documents";
            case ADMINISTRATIVE -> "administrative documents";
            case FROM_PATIENT -> "documents from the patient";
        }));
    }

    static String purpose(Purpose purpose) {
        return switch (purpose) {
            case WITH_AUTHORIZATION -> "go with the request for authorization";
            case WITH_CLAIM -> "go with the claim";
            case WITH_ORDER -> "go with the order";
            case KEEP_ON_FILE -> "stay on file with the provider";
        };
    }

    static String reviewer(Reviewer reviewer) {
        return switch (reviewer) {
            case NURSE -> "a nurse";
            case PHYSICIAN -> "a physician";
        };
    }

    /** What an approval allows, a sentence part each; nothing if it allows what was asked for. */
    static List<String> grant(Grant grant) {
        var words = new ArrayList<String>();
        grant.units().map(PolicyWords::units).ifPresent(words::add);
        grant.period().map(period -> "for " + RelationText.text(period)).ifPresent(words::add);
        grant.useWithin()
                .map(within -> "to begin within " + RelationText.text(within))
                .ifPresent(words::add);
        words.addAll(grant.limits());
        return words;
    }

    private static String units(Quantity quantity) {
        var one = quantity.text().equals("1");
        return "up to " + quantity.text() + (quantity.unit().equals(Quantity.COUNT) ? one ? " unit" : " units" : "");
    }

    static String limit(TimeLimit limit) {
        var hours = limit.hours().map(time -> counted((int) time.toHours(), "hour"));
        return Stream.of(
                        limit.businessDays().map(days -> counted(days, "business day")),
                        limit.calendarDays().map(days -> counted(days, "calendar day")),
                        hours)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" or "));
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    private static String all(Stream<String> words) {
        var list = words.toList();
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.getLast();
    }

    /** As codes of the policy's own making are written, and as people read them. */
    static String plain(String name) {
        return name.replace('-', ' ');
    }
}
