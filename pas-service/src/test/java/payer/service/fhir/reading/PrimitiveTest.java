package payer.service.fhir.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimitiveTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            DATE      | 2026 2026-02 2026-02-28 2024-02-29 2000-02-29 0001-01-01 9999-12-31
            DATETIME  | 2026 2026-02 2026-02-03 2026-02-03T04:05:06Z 2026-02-03T04:05:06.7Z 2026-02-03T04:05:06+14:00 2026-02-03T23:59:59.123456789-13:59
            INSTANT   | 2026-02-03T04:05:06Z 2026-02-03T04:05:06.789+01:00
            TIME      | 00:00:00 23:59:59 12:30:00.5
            INTEGER   | 0 -1 7 2147483647 -2147483648
            UNSIGNEDINT | 0 7 2147483647
            POSITIVEINT | 1 2147483647
            DECIMAL   | 0 -0 1 1.0 -1.50 0.001 1e5 1.5E-10 123456789012345678.9
            BOOLEAN   | true false
            ID        | a A-1.b 1234567890123456789012345678901234567890123456789012345678901234
            OID       | urn:oid:1.2.3 urn:oid:2.16.840.1.113883 urn:oid:0.0
            UUID      | urn:uuid:c757873d-ec9a-4326-a141-556f43239520
            URI       | http://a.example/b urn:x # a/b
            CODE      | a final-1 a_b
            BASE64BINARY | YQ== YWI= YWJj YWJjZA== +/8=
            """)
    void these_are_values_of_the_type(Primitive type, String values) {
        for (var value : values.split(" ", -1)) assertTrue(type.isValid(value), type + " " + value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            DATE      | 26 202 20260203 2026-2 2026-13 2026-00 2026-02-30 2025-02-29 1900-02-29 2026-02-3 2026/02/03 0000 -2026 2026-02-03T04:05:06Z x
            DATETIME  | 2026-02-03T04:05:06 2026-02-03T04:05Z 2026-02-03T24:00:00Z 2026-02-03T04:60:00Z 2026-02-03T04:05:60Z 2026-02-03T04:05:06+14:01 2026-02-03T04:05:06+1:00 2026-02-03T04:05:06.Z 2026-02-03T04:05:06.1234567890Z 2026-02-03t04:05:06Z 2026-02-30T04:05:06Z 2026-02-03T04:05:06ZZ
            INSTANT   | 2026 2026-02-03 2026-02-03T04:05:06
            TIME      | 24:00:00 12:60:00 12:00:60 12:00 1:00:00 12:00:00Z 12:00:00.
            INTEGER   | 01 -01 +1 1.0 1e2 2147483648 -2147483649 99999999999999999999 - x
            UNSIGNEDINT | -1 -0 01
            POSITIVEINT | 0 -1 00
            DECIMAL   | 01 .5 5. +1 1e 1e1000 1e+-5 0x1 Infinity NaN 1,5 --1
            BOOLEAN   | TRUE 1 yes
            ID        | a_b a/b a:b 12345678901234567890123456789012345678901234567890123456789012345
            OID       | 1.2.3 urn:oid:1 urn:oid:3.1 urn:oid:1.02 urn:oid:1. urn:oid: urn:oid:1..2 urn:oid:a.b
            UUID      | c757873d-ec9a-4326-a141-556f43239520 urn:uuid:c757873d-ec9a-4326-a141 urn:uuid:C757873D-EC9A-4326-A141-556F4323952X urn:uuid:c757873dec9a-4326-a141-556f43239520-
            BASE64BINARY | a YQ YQ= YQ=== =YQ= Y=Q= YQ==YQ== a-b_
            """)
    void these_are_not(Primitive type, String values) {
        for (var value : values.split(" ", -1)) assertFalse(type.isValid(value), type + " " + value);
    }

    @Test
    void text_has_no_control_characters_and_no_half_characters() {
        assertTrue(Primitive.STRING.isValid("two\tlines\r\n of text 😀"));
        for (var bad : new String[] {"", "\u0000", "a\u0001b", "\u001f", "\ud83d", "\ude00\ud83d", "a\ud83d"})
            assertFalse(Primitive.STRING.isValid(bad));
    }

    @Test
    void codes_and_addresses_have_their_own_rules_for_spaces() {
        assertTrue(Primitive.CODE.isValid("two words"));
        for (var bad : new String[] {"", " a", "a ", "a  b", "a\tb", "a\n"})
            assertFalse(Primitive.CODE.isValid(bad), bad);
        for (var bad : new String[] {"", " ", "a b", "http://a b", "a\n"}) assertFalse(Primitive.URI.isValid(bad), bad);
        assertTrue(Primitive.BASE64BINARY.isValid("YWJj\nYWJj\r\n YWJj"));
    }

    /** FHIR's own regular expressions, on texts that are nearly right. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
            DECIMAL     ~ -?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)? ~ -01.9eE+
            UNSIGNEDINT ~ [0]|([1-9][0-9]*) ~ 0192
            POSITIVEINT ~ [1-9][0-9]* ~ 0192
            ID          ~ [A-Za-z0-9\\-\\.]{1,64} ~ aZ0-._
            OID         ~ urn:oid:[0-2](\\.(0|[1-9][0-9]*))+ ~ 0.129
            CODE        ~ [^\\s]+(\\s[^\\s]+)* ~ a bc
            TIME        ~ ([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9])(\\.[0-9]+)? ~ 0125:.
            """)
    void agrees_with_the_specifications_expression(Primitive type, String expression, String letters) {
        var pattern = Pattern.compile(expression);
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var text = (type == Primitive.OID ? "urn:oid:" : "") + text(random, letters);
            // Where we are stricter on purpose: what no type of ours could hold.
            if (type == Primitive.TIME && text.length() > 12) continue;
            if (type == Primitive.DECIMAL && text.matches(".*[eE][+-]?[0-9]{4,}")) continue;
            assertEquals(pattern.matcher(text).matches(), type.isValid(text), type + " '" + text + "'");
        }
    }

    private static String text(Random random, String letters) {
        var text = new StringBuilder();
        var length = 1 + random.nextInt(9);
        for (var i = 0; i < length; i++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
