package payer.service.records.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Writes a bundle around documents that are put in as they are. */
public final class BundleText {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
    private boolean hasLinks;
    private boolean hasEntries;

    public BundleText(String id, String type, Optional<Long> total) {
        add("{\"resourceType\":\"Bundle\",\"id\":" + quoted(id) + ",\"type\":" + quoted(type));
        total.ifPresent(count -> add(",\"total\":" + count));
    }

    /** All links come before the first entry. */
    public void link(String relation, String url) {
        add(hasLinks ? "," : ",\"link\":[");
        hasLinks = true;
        add("{\"relation\":" + quoted(relation) + ",\"url\":" + quoted(url) + "}");
    }

    public Entry entry() {
        if (hasLinks && !hasEntries) add("]");
        add(hasEntries ? "," : ",\"entry\":[");
        hasEntries = true;
        return new Entry();
    }

    public byte[] written() {
        if (hasEntries || hasLinks) add("]");
        add("}");
        return text.toByteArray();
    }

    /** One entry, its members written one after the other. */
    public final class Entry implements AutoCloseable {
        private boolean hasMembers;

        private Entry() {
            add("{");
        }

        public Entry text(String name, String value) {
            return raw(name, quoted(value).getBytes(UTF_8));
        }

        public Entry raw(String name, byte[] json) {
            add((hasMembers ? "," : "") + quoted(name) + ":");
            text.writeBytes(json);
            hasMembers = true;
            return this;
        }

        public Entry raw(String name, String json) {
            return raw(name, json.getBytes(UTF_8));
        }

        @Override
        public void close() {
            add("}");
        }
    }

    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private void add(String part) {
        text.writeBytes(part.getBytes(UTF_8));
    }
}
