package payer.dtr.cql;

/** Names and texts as CQL writes them; what is inside can never end them. */
final class CqlText {

    private CqlText() {}

    /** {@code "six-weeks-of-care"}. */
    static String name(String name) {
        return "\"" + escaped(name, '"') + "\"";
    }

    /** {@code 'M46.4'}. */
    static String string(String text) {
        return "'" + escaped(text, '\'') + "'";
    }

    private static String escaped(String text, char quote) {
        var escaped = new StringBuilder();
        for (var index = 0; index < text.length(); index++) {
            var one = text.charAt(index);
            if (one == quote || one == '\\') escaped.append('\\');
            escaped.append(Character.isISOControl(one) ? ' ' : one);
        }
        return escaped.toString();
    }

    /** A comment of one line. */
    static String comment(String text) {
        return "// " + text.replaceAll("\\R", " ");
    }
}
