package payer.service.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import payer.service.priorauth.PriorAuthId;

/**
 * A letter as it was sent.
 *
 * @param version of the authorization that it is about
 * @param parts its text, part by part: the text is what is kept, pages are made from it
 */
public record Letter(
        UUID id,
        PriorAuthId authorization,
        int version,
        LetterKind kind,
        Audience audience,
        Instant written,
        List<Part> parts) {

    /** A heading or a paragraph. */
    public record Part(Style style, String text) {

        /** How a part looks. */
        public enum Style {
            TITLE,
            HEADING,
            PARAGRAPH,
            POINT
        }

        static Part paragraph(String text) {
            return new Part(Style.PARAGRAPH, text);
        }

        static Part heading(String text) {
            return new Part(Style.HEADING, text);
        }

        static Part point(String text) {
            return new Part(Style.POINT, text);
        }

        /** The text is about a person. */
        @Override
        public String toString() {
            return style.name();
        }
    }

    public Letter {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "Letter " + id;
    }
}
