package payer.service.letter;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import payer.decision.Code;
import payer.decision.Quantity;
import payer.service.letter.Letter.Part;
import payer.service.letter.LetterWording.Reader;
import payer.service.priorauth.Allowed;
import payer.service.priorauth.AuthLine;
import payer.service.priorauth.Basis;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.Question;
import payer.service.priorauth.Standing;
import payer.service.priorauth.Why;

/** What a letter says of one line. */
final class LineWording {
    private final DateTimeFormatter day;

    LineWording(DateTimeFormatter day) {
        this.day = day;
    }

    List<Part> told(LetterKind kind, AuthLine line, Reader reader) {
        var parts = new ArrayList<Part>();
        parts.add(Part.heading(line.asked().serviceWords() + " ("
                + line.asked().service().code().value() + "), from "
                + day.format(line.asked().service().serviced())));
        switch (kind) {
            case APPROVAL, DENIAL, INFORMATION, SECOND_LOOK -> standing(line, line.standing(), reader, parts);
            case EXTENSION, OVERDUE -> parts.add(Part.paragraph("This is not decided yet."));
        }
        return parts;
    }

    private void standing(AuthLine line, Standing standing, Reader reader, List<Part> parts) {
        switch (standing) {
            case Standing.Approved approved -> granted(approved.number(), approved.allowed(), parts);
            case Standing.InPart part -> {
                parts.add(Part.paragraph("Approved in part: %s of %s that were asked for."
                        .formatted(
                                part.allowed().units().map(Quantity::text).orElse("less"),
                                part.asked().text())));
                granted(part.number(), part.allowed(), parts);
                why(part.why(), reader, parts);
                if (part.restOpen()) parts.add(Part.paragraph("A physician looks at the rest."));
                part.by().ifPresent(by -> decidedBy(by, parts));
            }
            case Standing.Modified modified -> {
                parts.add(Part.paragraph("Not approved as asked. Approved instead: "
                        + modified.instead().words() + " ("
                        + modified.instead().code().value() + ")."));
                granted(modified.number(), modified.allowed(), parts);
                why(modified.why(), reader, parts);
                decidedBy(modified.by(), parts);
            }
            case Standing.Denied denied -> {
                parts.add(Part.paragraph("Not approved."));
                why(denied.why(), reader, parts);
                if (!reader.isMember()) criteria(line, denied, parts);
                decidedBy(denied.by(), parts);
            }
            case Standing.NotCovered notCovered -> {
                parts.add(Part.paragraph("Not covered by the plan."));
                why(notCovered.why(), reader, parts);
                alternatives(notCovered.alternatives(), parts);
            }
            case Standing.Asked asked -> {
                parts.add(Part.paragraph("To decide this we must know:"));
                asked.questions().forEach(question -> parts.add(Part.point(question(question))));
            }
            case Standing.Reopened reopened -> standing(line, reopened.before(), reader, parts);
            case Standing.Pended _, Standing.NotNeeded _, Standing.Withdrawn _ -> {}
        }
        cited(standing.basis(), parts);
    }

    private void granted(String number, Allowed allowed, List<Part> parts) {
        var amount = allowed.units().map(units -> ", up to " + units.text()).orElse("");
        parts.add(Part.paragraph("Approved from %s to %s%s. Authorization number: %s."
                .formatted(day.format(allowed.from()), day.format(allowed.until()), amount, number)));
        allowed.limits().forEach(limit -> parts.add(Part.point(limit)));
    }

    private static void why(Why why, Reader reader, List<Part> parts) {
        parts.add(Part.paragraph("Why: " + (reader.isMember() ? why.forMember() : why.forProvider())));
        if (!why.citation().isBlank()) parts.add(Part.paragraph("Where this is written: " + why.citation() + "."));
    }

    /** For who can do something about it: each criterion that was not shown, and what was missing for it. */
    private static void criteria(AuthLine line, Standing.Denied denied, List<Part> parts) {
        line.ledger().stream()
                .filter(entry -> denied.criteria().contains(entry.criterion()))
                .map(entry -> entry.missing().isBlank() ? entry.text() : entry.text() + " (" + entry.missing() + ")")
                .forEach(text -> parts.add(Part.point("Not shown: " + text)));
    }

    private static void decidedBy(Clinician by, List<Part> parts) {
        parts.add(Part.paragraph("Decided by " + by.name() + (by.npi().isBlank() ? "." : ", NPI " + by.npi() + ".")));
    }

    private static void alternatives(List<Code> codes, List<Part> parts) {
        if (!codes.isEmpty())
            parts.add(Part.paragraph("Covered instead: "
                    + String.join(", ", codes.stream().map(Code::value).toList()) + "."));
    }

    private static void cited(Basis basis, List<Part> parts) {
        var link = basis.link().isBlank() ? "" : ", " + basis.link();
        parts.add(Part.paragraph("The policy: " + basis.cited() + ", version " + basis.version() + link + "."));
    }

    private static String question(Question question) {
        var wanted = question.missing().isBlank() ? question.text() : question.text() + " (" + question.missing() + ")";
        return question.attachment().isPresent() ? "A document that shows: " + wanted : wanted;
    }
}
