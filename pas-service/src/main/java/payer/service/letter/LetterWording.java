package payer.service.letter;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import payer.service.letter.Letter.Part;
import payer.service.priorauth.DecisionClock;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthSettings;
import payer.service.runtime.ServiceSettings;

/** The words of letters: short sentences, what was decided first, then why, then what can be done about it. */
@Singleton
final class LetterWording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, yyyy 'at' h:mm a", Locale.US);

    private final LetterSettings settings;
    private final String phone;
    private final ZoneId zone;
    private final LineWording lines;

    LetterWording(LetterSettings settings, PriorAuthSettings priorAuth, ServiceSettings service) {
        this.settings = settings;
        this.phone = priorAuth.phone();
        this.zone = service.zone();
        this.lines = new LineWording(DAY);
    }

    /** To whom, and about whom. */
    record Reader(Audience audience, String member) {
        boolean isMember() {
            return audience == Audience.MEMBER;
        }

        /** The name is a person's. */
        @Override
        public String toString() {
            return "Reader " + audience;
        }
    }

    List<Part> text(Occasion occasion, Reader reader, PriorAuth authorization, Instant written) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(Part.Style.TITLE, title(occasion, reader)));
        parts.add(Part.paragraph(settings.payer() + ", " + DAY.format(day(written))));
        parts.add(Part.paragraph(greeting(reader)));
        parts.add(Part.paragraph(opening(occasion, reader, authorization)));
        occasion.lines().forEach(line -> parts.addAll(lines.told(occasion.kind(), line, reader)));
        parts.addAll(closing(occasion, authorization.clock()));
        parts.add(Part.paragraph("Reference of this request: " + authorization.id() + "."));
        return parts;
    }

    private static String title(Occasion occasion, Reader reader) {
        var title = occasion.kind().title();
        return reader.isMember() ? title : title.replace("Your request", "The request");
    }

    private static String greeting(Reader reader) {
        return reader.isMember() ? "Dear " + reader.member() + "," : "About your patient " + reader.member() + ".";
    }

    private String opening(Occasion occasion, Reader reader, PriorAuth authorization) {
        var asked = DAY.format(day(authorization.received()));
        var who = reader.isMember() ? "Your provider" : "You";
        return switch (occasion.kind()) {
            case APPROVAL, DENIAL, INFORMATION, EXTENSION, OVERDUE ->
                "%s asked us on %s to approve what is listed below.".formatted(who, asked);
            case SECOND_LOOK -> "We were asked to look again at a decision of ours. It is listed below.";
        };
    }

    private List<Part> closing(Occasion occasion, DecisionClock clock) {
        return switch (occasion.kind()) {
            case APPROVAL ->
                List.of(Part.paragraph(
                        "You need not do anything. If a date or an amount is wrong, call " + phone + "."));
            case DENIAL -> rights();
            case INFORMATION -> information(clock);
            case EXTENSION -> extension(clock);
            case OVERDUE -> overdue(clock);
            case SECOND_LOOK -> secondLook(occasion, clock);
        };
    }

    private List<Part> rights() {
        return List.of(
                Part.heading("If you do not agree"),
                Part.paragraph(
                        "You can appeal within %d days of the date of this letter. Call %s. Somebody who took no part in this decision will look at it."
                                .formatted(settings.appealDays(), phone)),
                Part.paragraph("If waiting could harm your health, say so: then the appeal is decided sooner."),
                Part.paragraph("The provider can talk to the clinician who decided. Call the same number."),
                Part.paragraph("The provider can send more papers at any time before an appeal is decided."),
                Part.paragraph(settings.fileCopy()));
    }

    private List<Part> information(DecisionClock clock) {
        return List.of(
                Part.paragraph("We decide by %s with what we have then. Asking for papers does not give us more time."
                        .formatted(moment(clock.dueNow()))),
                Part.paragraph("The provider can send papers with the request's own number, or call " + phone + "."));
    }

    private List<Part> extension(DecisionClock clock) {
        var parts = new ArrayList<Part>();
        clock.extension()
                .ifPresent(more -> parts.add(Part.paragraph(
                        "We should have decided by %s. We now decide by %s. The reason: %s. Who asked for more time: the %s."
                                .formatted(
                                        moment(clock.due()), moment(more.newDue()), more.ground(), more.askedBy()))));
        parts.add(Part.paragraph(
                "If you do not agree that we take more time, you can file a grievance. Call " + phone + "."));
        return parts;
    }

    private List<Part> overdue(DecisionClock clock) {
        var parts = new ArrayList<Part>(List.of(Part.paragraph(
                "We should have decided by %s, and have not. This counts as if we had not approved it. We still owe you an answer."
                        .formatted(moment(clock.dueNow())))));
        parts.addAll(rights());
        return parts;
    }

    private List<Part> secondLook(Occasion occasion, DecisionClock clock) {
        var parts = new ArrayList<Part>();
        occasion.secondLooks()
                .map(look -> "This is %s, asked for by the %s."
                        .formatted(look.look().kind().text(), look.look().askedBy()))
                .distinct()
                .forEach(text -> parts.add(Part.paragraph(text)));
        parts.add(Part.paragraph(
                "We decide by %s. Until then our decision stands as it was.".formatted(moment(clock.dueNow()))));
        return parts;
    }

    private String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
