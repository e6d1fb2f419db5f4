package payer.service.letter.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import payer.service.letter.Letter;

/**
 * A letter for printing: pages of text in Helvetica, which every reader of PDF has, so that nothing need be embedded. Offsets
 * and the order of objects follow ISO 32000-1, 7.5.
 */
final class LetterPdf {
    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final int LEFT = 72;
    private static final int TOP = 720;
    private static final int BOTTOM = 72;
    private static final int WIDTH = 468;
    /** Catalogue, list of pages, plain font, bold font. */
    private static final int FIXED_OBJECTS = 4;

    private final List<StringBuilder> pages = new ArrayList<>();
    private int y;

    LetterPdf(Letter letter) {
        newPage();
        letter.parts().forEach(this::write);
    }

    private void write(Letter.Part part) {
        switch (part.style()) {
            case TITLE -> write(part.text(), new Look("F2", 18, 0, 12));
            case HEADING -> write(part.text(), new Look("F2", 12, 0, 4));
            case PARAGRAPH -> write(part.text(), new Look("F1", 11, 0, 8));
            case POINT -> write("- " + part.text(), new Look("F1", 11, 14, 4));
        }
    }

    private record Look(String font, int size, int indent, int after) {
        int leading() {
            return size * 4 / 3;
        }
    }

    private void write(String text, Look look) {
        for (var line : Helvetica.wrapped(text, look.size(), WIDTH - look.indent())) {
            if (y - look.leading() < BOTTOM) newPage();
            y -= look.leading();
            pages.getLast()
                    .append("BT /%s %d Tf %d %d Td (%s) Tj ET\n"
                            .formatted(look.font(), look.size(), LEFT + look.indent(), y, escaped(line)));
        }
        y -= look.after();
    }

    private void newPage() {
        pages.add(new StringBuilder());
        y = TOP;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    byte[] bytes() {
        var objects = new ArrayList<byte[]>();
        objects.add(plain("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(plain("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(pages.size(), kids())));
        objects.add(plain("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
        objects.add(plain("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"));
        for (int i = 0; i < pages.size(); i++) {
            objects.add(plain("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " + (page(i) + 1)
                    + " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"));
            objects.add(content(pages.get(i)));
        }
        return file(objects);
    }

    private String kids() {
        var kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) kids.append(page(i)).append(" 0 R ");
        return kids.toString().strip();
    }

    /** The number of the object of a page; its content follows it. */
    private static int page(int index) {
        return FIXED_OBJECTS + 1 + 2 * index;
    }

    private static byte[] content(StringBuilder text) {
        var content = text.toString().getBytes(WIN_ANSI);
        return joined(plain("<< /Length " + content.length + " >>\nstream\n"), content, plain("endstream"));
    }

    private static byte[] file(List<byte[]> objects) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(plain("%PDF-1.4\n"));
        var offsets = new StringBuilder();
        for (int i = 0; i < objects.size(); i++) {
            offsets.append("%010d 00000 n \n".formatted(file.size()));
            file.writeBytes(joined(plain((i + 1) + " 0 obj\n"), objects.get(i), plain("\nendobj\n")));
        }
        var table = file.size();
        var count = objects.size() + 1;
        file.writeBytes(plain("xref\n0 " + count + "\n0000000000 65535 f \n" + offsets));
        file.writeBytes(plain("trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }

    private static byte[] plain(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
