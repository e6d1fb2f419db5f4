package payer.testdata.scale;

/** One resource as one line of JSON, written straight into text: a model would be built only to be thrown away again. */
final class Line {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private int depth;
    private long lists;

    Line(StringBuilder out) {
        this.out = out;
    }

    /** Begins the resource; {@link #done} ends it. */
    Line resource(String type, String id, String lastUpdated, String... profiles) {
        open('{', false);
        text("resourceType", type).text("id", id);
        object("meta").text("lastUpdated", lastUpdated).list("profile");
        for (var profile : profiles) item(profile);
        return end().end();
    }

    void done() {
        end();
        if (depth != 0) throw new IllegalStateException("something of the resource was not ended");
        out.append('\n');
    }

    Line object(String name) {
        name(name);
        return open('{', false);
    }

    /** An object in a list. */
    Line object() {
        comma();
        return open('{', false);
    }

    Line list(String name) {
        name(name);
        return open('[', true);
    }

    Line end() {
        depth--;
        out.append(((lists >> depth) & 1) == 1 ? ']' : '}');
        return this;
    }

    Line text(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    Line flag(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    Line number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A decimal number, given in tenths or hundredths and so on. */
    Line decimal(String name, long value, int digits) {
        name(name);
        decimal(value, digits);
        return this;
    }

    /** A number in a list. */
    Line numberItem(long value) {
        comma();
        out.append(value);
        return this;
    }

    /** A text in a list. */
    Line item(String value) {
        comma();
        quoted(value);
        return this;
    }

    Line reference(String name, String address) {
        return object(name).text("reference", address).end();
    }

    Line referenceItem(String address) {
        return object().text("reference", address).end();
    }

    Line coding(String name, String system, String code) {
        return object(name).text("system", system).text("code", code).end();
    }

    Line codingItem(String system, String code) {
        return object().text("system", system).text("code", code).end();
    }

    Line concept(String name, String system, String code) {
        object(name);
        return codes(system, code).end();
    }

    Line concept(String name, String system, String code, String text) {
        object(name);
        return codes(system, code).text("text", text).end();
    }

    /** A list of one concept. */
    Line concepts(String name, String system, String code) {
        return list(name).conceptItem(system, code).end();
    }

    Line conceptItem(String system, String code) {
        object();
        return codes(system, code).end();
    }

    Line quantity(String name, long value, int digits, String unit) {
        object(name).decimal("value", value, digits).text("unit", unit);
        return text("system", payer.testdata.Systems.UCUM).text("code", unit).end();
    }

    Line dollars(String name, long cents) {
        return object(name).decimal("value", cents, 2).text("currency", "USD").end();
    }

    Line period(String name, String start, String end) {
        return object(name).text("start", start).text("end", end).end();
    }

    private Line codes(String system, String code) {
        return list("coding").codingItem(system, code).end();
    }

    private void decimal(long value, int digits) {
        long scale = 1;
        for (int i = 0; i < digits; i++) scale *= 10;
        if (value < 0) out.append('-');
        out.append(Math.abs(value) / scale);
        if (digits == 0) return;
        out.append('.');
        var rest = Long.toString(Math.abs(value) % scale);
        out.repeat('0', digits - rest.length()).append(rest);
    }

    private Line open(char bracket, boolean list) {
        out.append(bracket);
        lists = list ? lists | (1L << depth) : lists & ~(1L << depth);
        depth++;
        return this;
    }

    private void name(String name) {
        comma();
        out.append('"').append(name).append("\":");
    }

    private void comma() {
        var last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[') out.append(',');
    }

    private void quoted(String text) {
        out.append('"');
        if (isPlain(text)) out.append(text);
        else escaped(text);
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') return false;
        }
        return true;
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            else out.append(c);
        }
    }
}
